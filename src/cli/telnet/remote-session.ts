import { latin1 } from '../../base/bytes';
import type { Ms, Scheduled } from '../../base/event-queue';
import type { Ipv4 } from '../../base/ipv4-address';
import type { Clock } from '../../net/simulator';
import type { TcpConnection } from '../../net/tcp/connection';
import type { TcpEnd, TcpUser } from '../../net/tcp/types';
import {
  encodeTelnetData,
  encodeTelnetOption,
  TELNET,
  TELNET_OPTION,
  TelnetDecoder,
  type TelnetItem,
  type TelnetVerb,
} from '../../wire/telnet';

/** Where the text of a session is shown while somebody looks at it. */
export interface Screen {
  write(text: string): void;
}

export interface RemoteSessionHooks {
  opened(): void;
  closed(why: TcpEnd): void;
}

/** So long must the other end have said nothing to be taken for done: longer than a ping waits for a reply. */
const QUIET: Ms = 3000;
/** Text kept for a session that nobody looks at. */
const MOST_KEPT = 16_384;

/** A session on another system, as the client has it: Telnet over a TCP connection. */
export class RemoteSession implements TcpUser {
  /** Virtual time of the last key or text. */
  activeAt: Ms;
  /** The other end has said nothing for a while: a script may type its next line. */
  quiet = false;
  /** Text that came while nobody looked. */
  private unseen = '';
  private readonly decoder = new TelnetDecoder();
  private tcp: TcpConnection | undefined;
  private screen: Screen | undefined;
  private timer: Scheduled | undefined;
  /** The other end shows what is typed. */
  private echoed = false;
  private afterReturn = false;

  /**
   * @param number  as `show sessions` counts
   * @param host    as it was typed: a name or an address
   * @param size    of the terminal
   */
  constructor(
    readonly number: number,
    readonly host: string,
    readonly address: Ipv4,
    readonly port: number,
    private readonly clock: Clock,
    private readonly size: { readonly columns: number; readonly lines: number },
    private readonly hooks: RemoteSessionHooks,
  ) {
    this.activeAt = clock.now;
  }

  /** Bytes that wait to be seen. */
  get waiting(): number {
    return this.unseen.length;
  }

  begin(tcp: TcpConnection): void {
    // A connection that cannot even begin has told so already.
    if (tcp.state !== 'CLOSED') this.tcp = tcp;
  }

  /** Somebody looks at it from now on, and sees first what was missed. */
  show(screen: Screen): void {
    this.screen = screen;
    const { unseen } = this;
    this.unseen = '';
    if (unseen !== '') screen.write(unseen);
    this.stir();
  }

  hide(): void {
    this.screen = undefined;
    this.clock.cancel(this.timer);
  }

  /** Keys. Return is CR NUL (RFC 854). */
  type(text: string): void {
    const keys = text.replace(/\n/g, '\r');
    if (!this.echoed) this.screen?.write(keys.replace(/\r/g, '\n'));
    this.tcp?.send(encodeTelnetData(latin1(keys.replace(/\r/g, this.port === TELNET_PORT ? '\r\0' : '\r\n'))));
    this.stir();
  }

  close(): void {
    this.clock.cancel(this.timer);
    this.tcp?.abort();
  }

  opened(): void {
    this.hooks.opened();
  }

  received(bytes: Uint8Array): void {
    for (const item of this.decoder.decode(bytes)) this.take(item);
    this.stir();
  }

  ended(): void {
    this.tcp?.close();
  }

  closed(why: TcpEnd): void {
    this.clock.cancel(this.timer);
    this.tcp = undefined;
    this.hooks.closed(why);
  }

  private take(item: TelnetItem): void {
    if (item.kind === 'data') this.display(Buffer.from(item.bytes).toString('latin1'));
    else if (item.kind === 'option') this.negotiate(item.verb, item.option);
  }

  /** CR LF and CR NUL are one line end and one CR, wherever a segment ends. */
  private display(received: string): void {
    let text = '';
    for (const character of received) {
      if (this.afterReturn && character === '\n') text += '\n';
      else if (this.afterReturn && character !== '\0') text += `\r${character === '\r' ? '' : character}`;
      else if (!this.afterReturn && character !== '\r' && character !== '\0') text += character;
      this.afterReturn = character === '\r';
    }
    if (this.screen !== undefined) this.screen.write(text);
    else this.unseen = (this.unseen + text).slice(-MOST_KEPT);
  }

  private negotiate(verb: TelnetVerb, option: number): void {
    const wanted = option === TELNET_OPTION.echo || option === TELNET_OPTION.suppressGoAhead;
    if (verb === 'will') {
      if (option === TELNET_OPTION.echo) this.echoed = true;
      this.answer(wanted ? 'do' : 'dont', option);
    } else if (verb === 'wont') {
      if (option === TELNET_OPTION.echo) this.echoed = false;
    } else if (verb === 'do') {
      const able = option === TELNET_OPTION.windowSize || option === TELNET_OPTION.suppressGoAhead;
      this.answer(able ? 'will' : 'wont', option);
      if (option === TELNET_OPTION.windowSize) this.tellSize();
    }
  }

  private answer(verb: TelnetVerb, option: number): void {
    this.tcp?.send(encodeTelnetOption(verb, option));
  }

  private tellSize(): void {
    const { columns, lines } = this.size;
    const body = encodeTelnetData(Uint8Array.of(columns >> 8, columns & 255, lines >> 8, lines & 255));
    const { iac, sb, se } = TELNET;
    this.tcp?.send(Uint8Array.of(iac, sb, TELNET_OPTION.windowSize, ...body, iac, se));
  }

  private stir(): void {
    this.activeAt = this.clock.now;
    this.quiet = false;
    this.clock.cancel(this.timer);
    if (this.screen === undefined) return;
    this.timer = this.clock.schedule(QUIET, () => {
      this.quiet = true;
    });
  }
}

export const TELNET_PORT = 23;
