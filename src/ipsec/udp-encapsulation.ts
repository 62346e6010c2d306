import { newBytes, readU16, writeU16 } from '../base/bytes';
import type { Ipv4 } from '../base/ipv4-address';
import type { UdpPath } from '../ike/ipsec-port';
import { checksum, headerLengthOf, IP_PROTOCOL } from '../wire/ipv4';
import type { IpsecState } from './state';

/** ESP in UDP (RFC 3948 2.1): a UDP header without a checksum between the IP header and ESP. */

export const UDP_HEADER_BYTES = 8;

/** Writes the UDP header at `at`; what it carries goes on to the end of `packet`. */
export function writeEspUdp(packet: Uint8Array, at: number, { localPort, peerPort }: UdpPath): void {
  writeU16(packet, at, localPort);
  writeU16(packet, at + 2, peerPort);
  writeU16(packet, at + 4, packet.length - at);
  writeU16(packet, at + 6, 0);
}

/** A whole UDP packet that carries ESP, as the ESP packet that it stands for, and the port that it came from. */
export function espFromUdp(packet: Uint8Array): { readonly packet: Uint8Array; readonly sourcePort: number } {
  const header = headerLengthOf(packet);
  const esp = packet.subarray(header + UDP_HEADER_BYTES, header + readU16(packet, header + 4));
  const out = newBytes(header + esp.length);
  out.set(packet.subarray(0, header));
  out.set(esp, header);
  writeU16(out, 2, out.length);
  out[9] = IP_PROTOCOL.esp;
  writeU16(out, 10, 0);
  writeU16(out, 10, checksum(out, 0, header));
  return { packet: out, sourcePort: readU16(packet, header) };
}

/** Behind a translator several peers have one address: they are told apart by the port. */
export function sharedPort(udp: UdpPath | undefined): number | undefined {
  return udp?.follows === true ? udp.peerPort : undefined;
}

/** What a translator sent on from one port comes from another now: all SAs with that peer go there. */
export function movePeer(state: IpsecState, local: Ipv4, peer: Ipv4, from: number, to: number): void {
  for (const [bundle] of state.sad.all()) {
    if (bundle.local === local && bundle.peer === peer && bundle.udp !== undefined && sharedPort(bundle.udp) === from) {
      bundle.udp = { ...bundle.udp, peerPort: to };
    }
  }
}
