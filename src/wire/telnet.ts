/** Telnet (RFC 854, RFC 855): data with commands in between. */

export const TELNET = {
  se: 240,
  noOperation: 241,
  dataMark: 242,
  break: 243,
  interruptProcess: 244,
  abortOutput: 245,
  areYouThere: 246,
  eraseCharacter: 247,
  eraseLine: 248,
  goAhead: 249,
  sb: 250,
  will: 251,
  wont: 252,
  do: 253,
  dont: 254,
  iac: 255,
} as const;

export const TELNET_OPTION = { echo: 1, suppressGoAhead: 3, terminalType: 24, windowSize: 31 } as const;

export type TelnetVerb = 'will' | 'wont' | 'do' | 'dont';

/** What stands in a stream. Every byte stream is one of these: nothing in it is an error. */
export type TelnetItem =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'option'; readonly verb: TelnetVerb; readonly option: number }
  | { readonly kind: 'subnegotiation'; readonly option: number; readonly bytes: Uint8Array }
  | { readonly kind: 'command'; readonly command: number };

const VERBS: Readonly<Record<number, TelnetVerb>> = {
  [TELNET.will]: 'will',
  [TELNET.wont]: 'wont',
  [TELNET.do]: 'do',
  [TELNET.dont]: 'dont',
};

/** Bytes of a subnegotiation that are kept. */
const MOST_KEPT = 256;

type Reading = 'data' | 'iac' | 'option' | 'subnegotiation' | 'subnegotiation-iac';

/** Takes a stream apart, however it is cut into segments. */
export class TelnetDecoder {
  private reading: Reading = 'data';
  private verb: TelnetVerb = 'will';
  private data: number[] = [];
  private kept: number[] = [];
  private items: TelnetItem[] = [];

  decode(bytes: Uint8Array): readonly TelnetItem[] {
    this.items = [];
    for (const byte of bytes) this.take(byte);
    this.flush();
    return this.items;
  }

  private take(byte: number): void {
    switch (this.reading) {
      case 'data':
        if (byte === TELNET.iac) this.reading = 'iac';
        else this.data.push(byte);
        return;
      case 'iac':
        this.command(byte);
        return;
      case 'option':
        this.push({ kind: 'option', verb: this.verb, option: byte });
        this.reading = 'data';
        return;
      case 'subnegotiation':
        if (byte === TELNET.iac) this.reading = 'subnegotiation-iac';
        else this.keep(byte);
        return;
      case 'subnegotiation-iac':
        if (byte === TELNET.iac) {
          this.keep(byte);
          this.reading = 'subnegotiation';
        } else this.endSubnegotiation();
    }
  }

  private command(byte: number): void {
    const verb = VERBS[byte];
    if (byte === TELNET.iac) {
      this.data.push(byte);
      this.reading = 'data';
    } else if (verb !== undefined) {
      this.verb = verb;
      this.reading = 'option';
    } else if (byte === TELNET.sb) {
      this.kept = [];
      this.reading = 'subnegotiation';
    } else {
      this.push({ kind: 'command', command: byte });
      this.reading = 'data';
    }
  }

  private keep(byte: number): void {
    if (this.kept.length < MOST_KEPT) this.kept.push(byte);
  }

  private endSubnegotiation(): void {
    const [option, ...rest] = this.kept;
    if (option !== undefined) this.push({ kind: 'subnegotiation', option, bytes: Uint8Array.from(rest) });
    this.reading = 'data';
  }

  private push(item: TelnetItem): void {
    this.flush();
    this.items.push(item);
  }

  private flush(): void {
    if (this.data.length === 0) return;
    this.items.push({ kind: 'data', bytes: Uint8Array.from(this.data) });
    this.data = [];
  }
}

/** Data as it is sent: 255 stands for itself when doubled. */
export function encodeTelnetData(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(TELNET.iac)) return bytes;
  return Uint8Array.from([...bytes].flatMap(byte => (byte === TELNET.iac ? [byte, byte] : [byte])));
}

export function encodeTelnetOption(verb: TelnetVerb, option: number): Uint8Array {
  return Uint8Array.of(TELNET.iac, TELNET[verb], option);
}

/** RFC 1073: the size of the terminal. @returns undefined where the bytes are no size */
export function windowSizeOf(bytes: Uint8Array): { readonly columns: number; readonly lines: number } | undefined {
  if (bytes.length !== 4) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return { columns: a * 256 + b, lines: c * 256 + d };
}
