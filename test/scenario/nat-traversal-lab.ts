/** Two gateways with a translator between them, and what is on the cables on either side of it. */
import { readU16, readU32, toHex } from '../../src/base/bytes';
import { decodeMessage } from '../../src/wire/isakmp/decode';
import { headerLengthOf, protocolOf } from '../../src/wire/ipv4';
import { labOf, type LabRun } from '../support/lab';
import { type GatewayOptions, left, right } from './configs';

export const [HOST, FAR] = ['10.1.1.5', '10.2.2.7'];
/** Where Middle shows all that comes from Left. */
export const OUTSIDE = '192.168.9.1';
export const RFC3947 = '4a131c81070358455c5728f20e95452f';
export const DRAFT_03 = '7d9419a65310ca6f2c179d9215529d56';
export const DRAFT_02 = '90cb80913ebb696e086381b5ec427b1f';

export const OVERLOAD = [
  'access-list 1 permit 192.168.0.0 0.0.0.255',
  'ip nat inside source list 1 interface FastEthernet0/1 overload',
];

/** Left - Middle - Right. Middle translates Left's address, unless `nat` says otherwise. */
export async function labWith(
  releases: { readonly Left: string; readonly Right: string },
  more: { readonly nat?: readonly string[]; readonly ours?: GatewayOptions; readonly theirs?: GatewayOptions } = {},
): Promise<LabRun> {
  const { nat = OVERLOAD } = more;
  const seen = nat.length === 0 ? '192.168.0.1' : OUTSIDE;
  return labOf(
    [
      left({ peer: '192.168.9.2', ...more.ours }),
      right({ peer: seen, ...more.theirs })
        .replace('192.168.0.2 255.255.255.0', '192.168.9.2 255.255.255.0')
        .replace('0.0.0.0 192.168.0.1', `0.0.0.0 ${OUTSIDE}`),
      [
        'hostname Middle',
        'interface FastEthernet0/0',
        ' ip address 192.168.0.2 255.255.255.0',
        ' ip nat inside',
        'interface FastEthernet0/1',
        ` ip address ${OUTSIDE} 255.255.255.0`,
        ' ip nat outside',
        ...nat,
        '',
      ].join('\n'),
    ],
    { releases },
  );
}

export const MIDDLE = [
  'hostname Middle',
  'interface FastEthernet0/0',
  ' ip address 192.168.0.2 255.255.255.0',
  ' ip nat inside',
  'interface FastEthernet0/1',
  ` ip address ${OUTSIDE} 255.255.255.0`,
  ' ip nat outside',
  ...OVERLOAD,
  '',
].join('\n');

/** As if it had been shorter from the start. */
export function resized(packet: Uint8Array, length: number): Uint8Array {
  const cut = Buffer.from(packet.subarray(0, length));
  cut.writeUInt16BE(length, 2);
  cut.writeUInt16BE(length - 20, 24);
  cut.writeUInt16BE(0, 10);
  let sum = 0;
  for (let i = 0; i < 20; i += 2) sum += cut.readUInt16BE(i);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  cut.writeUInt16BE(~sum & 0xffff, 10);
  return cut;
}

export interface Udp {
  readonly packet: Uint8Array;
  readonly from: number;
  readonly to: number;
  readonly payload: Uint8Array;
}

export const udpOf = (packets: readonly Uint8Array[]): readonly Udp[] =>
  packets
    .filter(packet => protocolOf(packet) === 17)
    .map(packet => {
      const at = headerLengthOf(packet);
      return { packet, from: readU16(packet, at), to: readU16(packet, at + 2), payload: packet.subarray(at + 8) };
    });

/** On port 4500: behind the marker. */
export const messageOf = ({ to, from, payload }: Udp): Uint8Array =>
  to === 4500 || from === 4500 ? payload.subarray(4) : payload;
export const isIke = ({ to, from, payload }: Udp): boolean =>
  payload.length > 4 && ((to !== 4500 && from !== 4500) || readU32(payload, 0) === 0);
export const isEsp = (each: Udp): boolean => each.payload.length > 4 && !isIke(each);

export const vendorIds = (message: Uint8Array): readonly string[] =>
  decodeMessage(message).payloads.flatMap(payload => (payload.kind === 'vendor' ? [toHex(payload.data)] : []));
export const otherTypes = (message: Uint8Array): readonly number[] =>
  decodeMessage(message).payloads.flatMap(payload => (payload.kind === 'other' ? [payload.type] : []));

/** Copies: Middle translates where a packet stands. */
export function packetsOn(run: LabRun, link: string): Uint8Array[] {
  const packets: Uint8Array[] = [];
  run.link(link).addTap((_, packet) => packets.push(new Uint8Array(packet)));
  return packets;
}
export const inside = (run: LabRun): Uint8Array[] => packetsOn(run, 'Left FastEthernet0/0');
export const outside = (run: LabRun): Uint8Array[] => packetsOn(run, 'Right FastEthernet0/0');
