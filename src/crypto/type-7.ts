/** The published key of `service password-encryption`: it hides passwords from a glance, no more. */
const KEY = 'dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87';

/** IOS begins at one of the first places of the key. */
export const LAST_TYPE_7_START = 15;

/** @param start 0 .. LAST_TYPE_7_START: where in the key it begins @returns two digits and hexadecimal bytes: `02050D480809` */
export function hideType7(clear: string, start: number): string {
  const bytes = xorKey(Buffer.from(clear, 'latin1'), start);
  return `${String(start).padStart(2, '0')}${bytes.toString('hex').toUpperCase()}`;
}

/** @returns undefined when the text is no such password */
export function clearOfType7(text: string): string | undefined {
  if (!/^\d\d([0-9A-Fa-f]{2})*$/.test(text)) return undefined;
  const start = Number(text.slice(0, 2));
  if (start >= KEY.length) return undefined;
  return xorKey(Buffer.from(text.slice(2), 'hex'), start).toString('latin1');
}

function xorKey(bytes: Buffer, start: number): Buffer {
  return Buffer.from(bytes.map((byte, i) => byte ^ KEY.charCodeAt((start + i) % KEY.length)));
}
