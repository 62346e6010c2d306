import type { Ms } from '../base/event-queue';
import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import { formatHardware } from '../net/hardware-address';
import type { Interface } from '../router/interface';
import type { InterfaceCounters, TrafficCounter } from '../router/interface-counters';
import { forcedSpeed, paceOf } from '../router/interface-kinds';
import { ageText } from './age-text';
import { addressText, type KeptTexts, negotiatedLines, unnumberedText } from './ip-interface';

export type ShownInterface = Pick<
  Interface,
  'name' | 'status' | 'protocol' | 'config' | 'counters' | 'kind' | 'hardwareAddress' | 'address' | 'arpTimeout'
>;

/** What the shown interfaces themselves do not know. */
export interface Surroundings {
  /** Where a tunnel begins. */
  tunnelSource(port: ShownInterface): Ipv4 | undefined;
  readonly keptOf: KeptTexts;
}

/** `show interfaces [IF]`: state, settings and counters of each interface. */
export function interfaces(
  shown: readonly ShownInterface[],
  now: Ms,
  { tunnelSource, keptOf }: Surroundings,
): readonly string[] {
  return shown.flatMap(each => {
    const kept = keptOf(each);
    return [
      `${each.name} is ${each.status}, line protocol is ${each.protocol} `,
      ...settingLines(each, now),
      ...encapsulationLines(each, kept, tunnelSource),
      ...(each.name.includes('.') ? [] : counterLines(each, now)),
    ];
  });
}

function settingLines(
  { config, kind, hardwareAddress, address, counters }: ShownInterface,
  now: Ms,
): readonly string[] {
  const burntIn =
    hardwareAddress === undefined
      ? ''
      : `, address is ${formatHardware(hardwareAddress)} (bia ${formatHardware(hardwareAddress)})`;
  const { bandwidth, delay } = paceOf(kind, config);
  const load = (traffic: TrafficCounter): number =>
    Math.min(255, Math.max(1, Math.round((traffic.bitsPerSecond(now) / (bandwidth * 1000)) * 255)));
  return [
    `  Hardware is ${kind.hardware}${burntIn}`,
    ...(config.description === undefined ? [] : [`  Description: ${config.description}`]),
    ...(config.unnumbered === undefined ? [] : [`  ${unnumberedText(config.unnumbered, address)}`]),
    ...(config.address === undefined ? [] : [`  Internet address is ${addressText(config.address)}`]),
    ...negotiatedLines(config),
    `  MTU ${config.mtu ?? kind.mtu} bytes, BW ${bandwidth} Kbit, DLY ${delay} usec, `,
    `     reliability 255/255, txload ${load(counters.output)}/255, rxload ${load(counters.input)}/255`,
  ];
}

function encapsulationLines(
  shown: ShownInterface,
  kept: readonly string[],
  tunnelSource: Surroundings['tunnelSource'],
): readonly string[] {
  const { config, kind } = shown;
  if (kind.medium === 'tunnel') {
    return [`  Encapsulation ${kind.encapsulation}, loopback not set`, ...tunnelLines(shown, tunnelSource)];
  }
  const encapsulation =
    config.vlan === undefined
      ? `${config.encapsulation?.toUpperCase() ?? lineEncapsulation(shown, kept)}, loopback not set`
      : `802.1Q Virtual LAN, Vlan ID  ${config.vlan.id}.`;
  const keepalive = shown.name.includes('.') || kind.medium === 'virtual' ? [] : ['  Keepalive set (10 sec)'];
  return [
    `  Encapsulation ${encapsulation}`,
    ...keepalive,
    ...(kind.medium !== 'ethernet' || shown.name.includes('.') ? [] : duplexLines(shown)),
    ...(kind.medium === 'ethernet' ? [`  ARP type: ARPA, ARP Timeout ${ageText(shown.arpTimeout)}`] : []),
  ];
}

/** What is configured, whether its frames are modelled or not. */
function lineEncapsulation({ kind }: ShownInterface, kept: readonly string[]): string {
  const named =
    kind.medium === 'line' ? kept.flatMap(text => /^encapsulation (\S+)/.exec(text)?.[1] ?? [])[0] : undefined;
  return named?.toUpperCase() ?? kind.encapsulation;
}

function tunnelLines(shown: ShownInterface, tunnelSource: Surroundings['tunnelSource']): readonly string[] {
  const { source, destination, key, checksum } = shown.config.tunnel;
  const address = tunnelSource(shown);
  const near =
    address === undefined || source === undefined
      ? (source ?? 'UNKNOWN')
      : `${formatIpv4(address)}${source === formatIpv4(address) ? '' : ` (${source})`}`;
  const far = destination === undefined ? 'UNKNOWN' : formatIpv4(destination);
  const keyText = key === undefined ? 'key disabled' : `key 0x${key.toString(16).toUpperCase()}`;
  return [
    '  Keepalive not set',
    `  Tunnel source ${near}, destination ${far}`,
    `  Tunnel protocol/transport GRE/IP, ${keyText}, sequencing disabled`,
    `  Checksumming of packets ${checksum ? 'enabled' : 'disabled'},  fast tunneling enabled`,
  ];
}

/** `auto` settles on the best that both ends can do. */
function duplexLines({ config, kind }: ShownInterface): readonly string[] {
  const { duplex = 'auto' } = config;
  if (kind.plug === undefined && duplex === 'auto') return [];
  const direction = duplex.startsWith('half') ? 'Half-duplex' : 'Full-duplex';
  const rate = forcedSpeed(kind, config) ?? kind.bandwidth / 1000;
  return [`  ${direction}, ${rate}Mb/s${kind.plug === undefined ? '' : `, ${kind.plug}`}`];
}

function counterLines({ kind, counters }: ShownInterface, now: Ms): readonly string[] {
  const { input, output } = counters;
  const last = ({ last: at }: TrafficCounter): string => (at === undefined ? 'never' : ageText(now - at));
  const cleared = counters.clearedAt === undefined ? 'never' : ageText(now - counters.clearedAt);
  const rate = (traffic: TrafficCounter): string =>
    `${Math.round(traffic.bitsPerSecond(now) / 1000) * 1000} bits/sec, ${traffic.packetsPerSecond(now)} packets/sec`;
  return [
    `  Last input ${last(input)}, output ${last(output)}, output hang never`,
    `  Last clearing of "show interface" counters ${cleared}`,
    `  Input queue: 0/75/${counters.inputQueueDrops}/0 (size/max/drops/flushes); Total output drops: 0`,
    '  Queueing strategy: fifo',
    `  Output queue: 0/${kind.medium === 'ethernet' ? 40 : 0} (size/max)`,
    `  5 minute input rate ${rate(input)}`,
    `  5 minute output rate ${rate(output)}`,
    ...(kind.medium === 'ethernet' ? ethernetCounters(counters) : otherCounters(counters, kind.medium === 'line')),
  ];
}

function ethernetCounters({ input, output, inputErrors, transitions }: InterfaceCounters): readonly string[] {
  return [
    `     ${input.packets} packets input, ${input.bytes} bytes, 0 no buffer`,
    `     Received ${input.broadcasts} broadcasts, 0 runts, 0 giants, 0 throttles`,
    `     ${inputErrors} input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored`,
    '     0 watchdog',
    '     0 input packets with dribble condition detected',
    `     ${output.packets} packets output, ${output.bytes} bytes, 0 underruns`,
    `     0 output errors, 0 collisions, ${transitions} interface resets`,
    '     0 babbles, 0 late collision, 0 deferred',
    '     0 lost carrier, 0 no carrier',
    '     0 output buffer failures, 0 output buffers swapped out',
  ];
}

function otherCounters(
  { input, output, inputErrors, transitions }: InterfaceCounters,
  isLine: boolean,
): readonly string[] {
  return [
    `     ${input.packets} packets input, ${input.bytes} bytes, 0 no buffer`,
    `     Received ${input.broadcasts} broadcasts, 0 runts, 0 giants, 0 throttles`,
    `     ${inputErrors} input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored, 0 abort`,
    `     ${output.packets} packets output, ${output.bytes} bytes, 0 underruns`,
    '     0 output errors, 0 collisions, 0 interface resets',
    '     0 output buffer failures, 0 output buffers swapped out',
    ...(isLine ? [`     ${transitions} carrier transitions`] : []),
  ];
}
