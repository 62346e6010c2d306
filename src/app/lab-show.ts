/** What `show` at the lab prompt prints. */
import { formatIpv4 } from '../base/ipv4-address';
import { calendarTime, FIRST_MOMENT, MONTHS, WEEKDAYS } from '../router/calendar';
import type { Lab } from './lab';

type Row = readonly string[];

export function showHosts(lab: Lab): readonly string[] {
  const names = new Map([...lab.namedHosts].map(([name, host]) => [host, name]));
  const rows = lab.hosts.map(host => [
    names.get(host) ?? '-',
    formatIpv4(host.address),
    host.gateway === undefined ? 'none' : formatIpv4(host.gateway),
    host.link?.name ?? 'none',
  ]);
  if (rows.length === 0) return ['No end host has been used yet: any free address of an edge LAN is one'];
  return table(['Name', 'Address', 'Gateway', 'LAN'], rows);
}

export function showLinks(lab: Lab): readonly string[] {
  return table(
    ['Link', 'State', 'MTU', 'Delay'],
    lab.links.map(link => [link.name, link.up ? 'up' : 'down', String(link.mtu), `${link.delay} ms`]),
  );
}

export function showDevices(lab: Lab): readonly string[] {
  return table(
    ['Router', 'Platform', 'Release', 'Configuration'],
    lab.routers.map(({ router, file }) => [router.hostname, router.platform.name, router.release, file]),
  );
}

/** As a router's own `show clock` tells it, and in seconds since the lab began. */
export function showTime(lab: Lab): readonly string[] {
  const time = calendarTime(FIRST_MOMENT + lab.now);
  const clock = [time.hours, time.minutes, time.seconds].map(part => String(part).padStart(2, '0')).join(':');
  const fraction = String(time.milliseconds).padStart(3, '0');
  const date = `${WEEKDAYS[time.weekday] ?? ''} ${MONTHS[time.month - 1] ?? ''} ${time.day} ${time.year}`;
  return [`*${clock}.${fraction} UTC ${date}, ${(Math.floor(lab.now) / 1000).toFixed(3)} s since the lab began`];
}

export function showSeed(lab: Lab): readonly string[] {
  return [String(lab.seed)];
}

/** Columns as wide as their widest word, two blanks between them. */
function table(head: Row, rows: readonly Row[]): readonly string[] {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  return all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
