import { isUtf8 } from 'node:buffer';

export { isUtf8 };

/** UTF-8, or Latin-1 where it is none: IOS keeps bytes and does not ask. */
export function decodeText(bytes: Uint8Array): string {
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : Buffer.from(bytes).toString('latin1');
}

/** As UTF-8, which `decodeText` reads back. */
export function encodeText(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}
