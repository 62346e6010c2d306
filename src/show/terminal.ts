import type { LineKind } from '../router/model/line-config';

/** What `show terminal` and `show line N` read of a line. */
export interface ShownTerminal {
  /** Its number. */
  readonly line: number;
  readonly location: string;
  /** Lines of a page; 0: no paging. */
  readonly length: number;
  readonly width: number;
  /** Lines that the history keeps; 0: none. */
  readonly historySize: number;
  /** Seconds without typing until the session ends; 0: never. */
  readonly execTimeout: number;
  /** Seconds since the session began; undefined: nobody is there. */
  readonly active: number | undefined;
  /** `transport input` */
  readonly transports: readonly string[];
}

const TRANSPORTS = 'lat pad v120 mop telnet rlogin udptn nasi ssh';

/** `show terminal`: settings of a terminal line, and of the session on it. */
export function terminal(shown: ShownTerminal): readonly string[] {
  const { line, location, length, width, historySize, execTimeout, active, transports } = shown;
  const idle = execTimeout === 0 ? 'never' : clockTime(execTimeout);
  const allowed = transports.includes('all') ? TRANSPORTS : transports.join(' ');
  return [
    `Line ${line}, Location: "${location}", Type: ""`,
    `Length: ${length} lines, Width: ${width} columns`,
    `Status: PSI Enabled, Ready, ${active === undefined ? 'No Exit Banner' : 'Active, Automore On'}`,
    'Capabilities: none',
    'Modem state: Ready',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    '                ^^x    none   -     -       none         ',
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `               ${idle.padEnd(15)} never                        none     not set`,
    'Session limit is not set.',
    `Time since activation: ${active === undefined ? 'never' : clockTime(active)}`,
    'Editing is enabled.',
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    'Full user help is disabled',
    `Allowed transports are ${allowed}.  Preferred is ${allowed === 'none' ? 'none' : 'lat'}.`,
    'No output characters are padded',
    'No special data dispatching characters',
  ];
}

/** `show history`: the lines that Ctrl-P brings back, the oldest first. */
export function history(lines: readonly string[]): readonly string[] {
  return lines.map(line => `  ${line}`);
}

/** `show privilege` */
export function privilege(level: number): readonly string[] {
  return [`Current privilege level is ${level}`];
}

/** One session of a router, for `show users`. */
export interface ShownSession {
  readonly line: number;
  readonly kind: LineKind;
  readonly index: number;
  readonly user: string;
  /** Where somebody has gone from here; none: the line is at its own prompt. */
  readonly hosts: readonly string[];
  /** Seconds since something was typed. */
  readonly idle: number;
  readonly location: string;
  /** The session that asks. */
  readonly own: boolean;
}

/** `show users`: who is on which line; a star marks the session that asks. */
export function users(sessions: readonly ShownSession[]): readonly string[] {
  return [
    '    Line       User       Host(s)              Idle       Location',
    ...sessions.flatMap(({ own, line, kind, index, user, hosts, idle, location }) => {
      const place = `${own ? '*' : ' '}${String(line).padStart(3)} ${kind} ${String(index).padEnd(3)}   ${user.padEnd(10)}`;
      const [first = 'idle', ...others] = hosts;
      return [
        `${place} ${first.padEnd(20)} ${clockTime(idle)} ${location}`,
        ...others.map(host => `${' '.repeat(place.length)} ${host.padEnd(20)} ${clockTime(idle)}`),
      ];
    }),
    '',
    '  Interface  User      Mode                     Idle     Peer Address',
  ];
}

function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map(part => String(part).padStart(2, '0'))
    .join(':');
}
