import { readU16, readU32, writeU16, writeU32 } from '../base/bytes';
import { ProtocolError } from '../base/errors';
import type { Ipv4 } from '../base/ipv4-address';

/** RFC 826 for IPv4 over Ethernet: hardware type 1, protocol type 0x0800, lengths 6 and 4. */
export interface ArpMessage {
  readonly operation: 'request' | 'reply';
  /** MAC addresses are 48-bit numbers. */
  readonly senderHardware: number;
  readonly sender: Ipv4;
  /** 0 in a request: it is what is asked for. */
  readonly targetHardware: number;
  readonly target: Ipv4;
}

const ARP_BYTES = 28;
const FORM = [0, 1, 8, 0, 6, 4] as const;
const OPERATIONS = ['request', 'reply'] as const;

export function encodeArp(message: ArpMessage): Uint8Array {
  const bytes = new Uint8Array(ARP_BYTES);
  bytes.set(FORM);
  writeU16(bytes, 6, OPERATIONS.indexOf(message.operation) + 1);
  writeHardware(bytes, 8, message.senderHardware);
  writeU32(bytes, 14, message.sender);
  writeHardware(bytes, 18, message.targetHardware);
  writeU32(bytes, 24, message.target);
  return bytes;
}

/** Padding behind the message is taken. @throws ProtocolError */
export function decodeArp(bytes: Uint8Array): ArpMessage {
  if (bytes.length < ARP_BYTES) throw new ProtocolError('ARP', `${bytes.length} bytes`);
  if (!FORM.every((byte, i) => bytes[i] === byte)) throw new ProtocolError('ARP', 'not IPv4 over Ethernet');
  const operation = OPERATIONS[readU16(bytes, 6) - 1];
  if (operation === undefined) throw new ProtocolError('ARP', `operation ${readU16(bytes, 6)}`);
  return {
    operation,
    senderHardware: readHardware(bytes, 8),
    sender: readU32(bytes, 14),
    targetHardware: readHardware(bytes, 18),
    target: readU32(bytes, 24),
  };
}

function writeHardware(bytes: Uint8Array, at: number, address: number): void {
  writeU16(bytes, at, Math.floor(address / 0x100000000));
  writeU32(bytes, at + 2, address >>> 0);
}

function readHardware(bytes: Uint8Array, at: number): number {
  return readU16(bytes, at) * 0x100000000 + readU32(bytes, at + 2);
}
