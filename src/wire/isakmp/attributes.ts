/**
 * A data attribute (RFC 2408 3.3): basic (AF=1, a 16-bit value) or variable length. IOS logs tell the two apart
 * ("(basic) of 3600", "(VPI) of  0x0 0x1 0x51 0x80"), so both forms survive decoding.
 */
export type Attribute =
  | { readonly type: number; readonly form: 'basic'; readonly value: number }
  | { readonly type: number; readonly form: 'variable'; readonly value: Uint8Array };
