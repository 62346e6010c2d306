import { formatIpv4 } from '../../base/ipv4-address';
import type { Proxy } from '../../ike/ipsec-port';
import type { Wording } from '../../router/narration';

/** The forms of lines that the debugs of IPsec have. Blanks at the ends of lines are IOS's own. */

export function ipsec<Event>(line: (event: Event) => string): Wording<Event> {
  return { form: 'debug', flag: 'crypto ipsec', lines: event => [line(event)] };
}

export function engine<Event>(line: (event: Event) => string): Wording<Event> {
  return { form: 'debug', flag: 'crypto engine', lines: event => [line(event)] };
}

export function warning<Event>(mnemonic: string, text: (event: Event) => string): Wording<Event> {
  return { form: 'log', facility: 'CRYPTO', severity: 4, mnemonic, text };
}

/** Hexadecimal without leading zeros, and decimal in brackets. */
export function spiText(spi: number): string {
  return `0x${spi.toString(16).toUpperCase()}(${spi})`;
}

export function proxyText({ address, mask, protocol, port }: Proxy): string {
  return `${formatIpv4(address)}/${formatIpv4(mask)}/${protocol}/${port}`;
}
