import { concat, latin1, writeU16 } from '../base/bytes';

const RECURSION_DESIRED = 0x0100;
const TYPE_A = 1;
const CLASS_IN = 1;
const HEADER_BYTES = 12;
const LABEL_MOST = 63;
const NAME_MOST = 253;

/** RFC 1035 4.1: the question for the addresses of a name. @returns undefined where the text can be no name */
export function encodeDnsQuery(id: number, name: string): Uint8Array | undefined {
  const labels = name.replace(/\.$/, '').split('.');
  if (name.length > NAME_MOST || labels.some(label => label === '' || label.length > LABEL_MOST)) return undefined;
  const header = new Uint8Array(HEADER_BYTES);
  writeU16(header, 0, id);
  writeU16(header, 2, RECURSION_DESIRED);
  writeU16(header, 4, 1);
  return concat([
    header,
    ...labels.map(label => concat([Uint8Array.of(label.length), latin1(label)])),
    Uint8Array.of(0, 0, TYPE_A, 0, CLASS_IN),
  ]);
}
