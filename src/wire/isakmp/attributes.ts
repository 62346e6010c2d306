import { type ByteWriter, readU16, u32Bytes } from '../../base/bytes';
import { ProtocolError } from '../../base/errors';
import { NotifyType } from './constants';

/**
 * A data attribute (RFC 2408 3.3): basic (AF=1, a 16-bit value) or variable length. IOS logs tell the two apart
 * ("(basic) of 3600", "(VPI) of  0x0 0x1 0x51 0x80"), so both forms survive decoding.
 */
export type Attribute =
  | { readonly type: number; readonly form: 'basic'; readonly value: number }
  | { readonly type: number; readonly form: 'variable'; readonly value: Uint8Array };

const AF = 0x8000;

export function basic(type: number, value: number): Attribute {
  return { type, form: 'basic', value };
}

export function variable(type: number, value: Uint8Array): Attribute {
  return { type, form: 'variable', value };
}

/** As IOS writes durations: basic where 16 bits do, else four bytes of variable length. */
export function lifeDurationAttribute(type: number, value: number): Attribute {
  return value < 0x10000 ? basic(type, value) : variable(type, u32Bytes(value));
}

/** The value as a number; one of more than 32 bits counts as the largest. */
export function attributeValue(attribute: Attribute): number {
  if (attribute.form === 'basic') return attribute.value;
  const bytes = attribute.value;
  const extra = Math.max(bytes.length - 4, 0);
  for (let i = 0; i < extra; i++) if (bytes[i] !== 0) return 0xffffffff;
  let value = 0;
  for (let i = extra; i < bytes.length; i++) value = value * 256 + (bytes[i] as number);
  return value;
}

export function writeAttributes(out: ByteWriter, attributes: readonly Attribute[]): void {
  for (const { type, form, value } of attributes) {
    out.u16(form === 'basic' ? AF | type : type);
    out.u16(form === 'basic' ? value : value.length);
    if (form === 'variable') out.put(value);
  }
}

/** @throws ProtocolError BAD-PROPOSAL-SYNTAX when an attribute does not end inside `bytes` */
export function decodeAttributes(bytes: Uint8Array): readonly Attribute[] {
  const attributes: Attribute[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (bytes.length - at < 4) throw malformed('shorter than its header');
    const type = readU16(bytes, at);
    const value = readU16(bytes, at + 2);
    at += 4;
    if ((type & AF) !== 0) attributes.push(basic(type & ~AF, value));
    else {
      if (bytes.length - at < value) throw malformed(`${value} bytes long, ${bytes.length - at} are left`);
      attributes.push(variable(type, bytes.subarray(at, at + value)));
      at += value;
    }
  }
  return attributes;
}

function malformed(reason: string): ProtocolError {
  return new ProtocolError('data attribute', reason, NotifyType.badProposalSyntax);
}
