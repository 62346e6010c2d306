import type { Interface } from '../router/interface';
import { addressText } from './ip-interface';

export type ShownInterface = Pick<Interface, 'name' | 'status' | 'protocol' | 'config' | 'counters'>;

interface Hardware {
  readonly kind: RegExp;
  readonly name: string;
  /** kbit/s */
  readonly bandwidth: number;
  /** microseconds */
  readonly delay: number;
  readonly mtu: number;
  readonly encapsulation: string;
  readonly ethernet: boolean;
}

const ETHERNET = { mtu: 1500, encapsulation: 'ARPA, loopback not set', ethernet: true };

/** The first that fits a name; the last fits all. */
const HARDWARE: readonly Hardware[] = [
  { kind: /^FastEthernet/, name: 'AmdFE', bandwidth: 100000, delay: 100, ...ETHERNET },
  { kind: /^GigabitEthernet/, name: 'BCM1250 Internal MAC', bandwidth: 1000000, delay: 10, ...ETHERNET },
  { kind: /^Ethernet/, name: 'AmdP2', bandwidth: 10000, delay: 1000, ...ETHERNET },
  {
    kind: /^Loopback/,
    name: 'Loopback',
    bandwidth: 8000000,
    delay: 5000,
    mtu: 1514,
    encapsulation: 'LOOPBACK, loopback not set',
    ethernet: false,
  },
  {
    kind: /^Tunnel/,
    name: 'Tunnel',
    bandwidth: 9,
    delay: 500000,
    mtu: 1514,
    encapsulation: 'TUNNEL, loopback not set',
    ethernet: false,
  },
  {
    kind: /^Null/,
    name: 'Unknown',
    bandwidth: 10000000,
    delay: 0,
    mtu: 1500,
    encapsulation: 'ARPA, loopback not set',
    ethernet: false,
  },
  {
    kind: /^/,
    name: 'PowerQUICC Serial',
    bandwidth: 1544,
    delay: 20000,
    mtu: 1500,
    encapsulation: 'HDLC, loopback not set',
    ethernet: false,
  },
];

/** `show interfaces [IF]`: state, settings and counters of each interface. */
export function interfaces(shown: readonly ShownInterface[]): readonly string[] {
  return shown.flatMap(each => {
    const hardware = HARDWARE.find(({ kind }) => kind.test(each.name)) as Hardware;
    return [
      `${each.name} is ${each.status}, line protocol is ${each.protocol} `,
      ...settingLines(each, hardware),
      ...counterLines(each),
    ];
  });
}

function settingLines({ config }: ShownInterface, hardware: Hardware): readonly string[] {
  return [
    `  Hardware is ${hardware.name}`,
    ...(config.description === undefined ? [] : [`  Description: ${config.description}`]),
    ...(config.address === undefined ? [] : [`  Internet address is ${addressText(config.address)}`]),
    `  MTU ${config.mtu ?? hardware.mtu} bytes, BW ${config.bandwidth ?? hardware.bandwidth} Kbit, DLY ${hardware.delay} usec, `,
    '     reliability 255/255, txload 1/255, rxload 1/255',
    `  Encapsulation ${hardware.encapsulation}`,
    ...(hardware.ethernet ? [duplexLine(config, hardware), '  ARP type: ARPA, ARP Timeout 04:00:00'] : []),
  ];
}

/** `auto` settles on the best that both ends can do. */
function duplexLine({ duplex, speed }: ShownInterface['config'], { bandwidth }: Hardware): string {
  const medium = duplex === 'half' ? 'Half-duplex' : 'Full-duplex';
  const rate = speed === undefined || speed === 'auto' ? bandwidth / 1000 : Number(speed);
  return `  ${medium}, ${rate}Mb/s, 100BaseTX/FX`;
}

function counterLines({ counters }: ShownInterface): readonly string[] {
  const { packetsIn, bytesIn, packetsOut, bytesOut, errorsIn } = counters;
  return [
    '  Last clearing of "show interface" counters never',
    '  Queueing strategy: fifo',
    '  Output queue: 0/40 (size/max)',
    `     ${packetsIn} packets input, ${bytesIn} bytes`,
    `     ${errorsIn} input errors, 0 CRC, 0 frame, 0 overrun, 0 ignored`,
    `     ${packetsOut} packets output, ${bytesOut} bytes, 0 underruns`,
    '     0 output errors, 0 collisions, 0 interface resets',
  ];
}
