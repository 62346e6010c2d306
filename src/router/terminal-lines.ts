import type { Ms } from '../base/event-queue';
import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { Clock } from '../net/simulator';
import { type AccessClassNode, admits } from './access-class';
import { type LineConfig, type LineKind, lineConfigOf } from './model/line-config';
import type { RouterConfig } from './model/router-config';

/** Numbers of the lines on a 2600: 1 to 64 belong to network modules that could be in its slot. */
const CONSOLE = 0;
const AUX = 65;
const FIRST_VTY = 66;
/** A router has as many vtys as its configuration names, and these at least. */
const USUAL_VTYS = 5;
const MOST_VTYS = 181;
/** The number of the last line that there can be. */
export const MOST_LINES = FIRST_VTY + MOST_VTYS - 1;

/** The absolute number of a line. */
export function lineNumber(kind: LineKind, index: number): number {
  switch (kind) {
    case 'con':
      return CONSOLE;
    case 'tty':
      return index;
    case 'aux':
      return AUX;
    case 'vty':
      return FIRST_VTY + index;
  }
}

/** The far end of a connection to a vty. */
export interface Caller {
  readonly protocol: 'telnet' | 'ssh';
  readonly address: Ipv4;
  readonly port: number;
  readonly localAddress: Ipv4;
  readonly localPort: number;
}

/** What works a line: the console that somebody types on. */
export interface Occupant {
  /** Prints what comes from elsewhere, such as what `send` sends. @param text lines that end in `\n` */
  tell(text: string): void;
  /** Settings of the line may have changed. */
  reconsider(): void;
  /** Ends the session: `clear line`, a restart. */
  disconnect(): void;
}

/** Somebody on a line. */
export interface LineSession {
  readonly startedAt: Ms;
  readonly caller: Caller | undefined;
  /** Undefined: the line did not ask for a name. */
  user: string | undefined;
  privilege: number;
  /** Virtual time at which something was last typed. */
  activeAt: Ms;
  /** `terminal monitor` */
  monitor: boolean;
  /** Where somebody has gone from here by `telnet`; empty: the line is at its own prompt. */
  readonly hosts: string[];
}

/** One terminal line: the console, the auxiliary port or a vty. It is there whether or not somebody is on it. */
export class TerminalLine {
  /** Of the absolute numbers that `show line` and `clear line` know. */
  readonly number: number;
  occupant: Occupant | undefined;
  private current: LineSession | undefined;
  private opened = 0;

  constructor(
    readonly kind: LineKind,
    readonly index: number,
    private readonly router: { readonly config: RouterConfig; readonly clock: Clock },
  ) {
    this.number = lineNumber(kind, index);
  }

  /** Its settings as the running configuration has them now. */
  get config(): LineConfig {
    return lineConfigOf(this.router.config.lines, this.kind, this.index);
  }

  get session(): LineSession | undefined {
    return this.current;
  }

  /** `con0`, `vty2` */
  get name(): string {
    return `${this.kind}${this.index}`;
  }

  /** The other end's address, or the `location` of the line. */
  get location(): string {
    const caller = this.current?.caller;
    return caller === undefined ? (this.config.location ?? '') : formatIpv4(caller.address);
  }

  /** As log lines name who is on it: `console`, `vty0 (10.0.0.1)`, `bob on vty0 (10.0.0.1)`. */
  get operator(): string {
    const caller = this.current?.caller;
    const user = this.current?.user;
    const place = this.kind === 'con' ? 'console' : this.name;
    const from = caller === undefined ? place : `${place} (${formatIpv4(caller.address)})`;
    return user === undefined ? from : `${user} on ${from}`;
  }

  /** Somebody sits down at it, or a connection takes it. */
  open(caller?: Caller): LineSession {
    const { now } = this.router.clock;
    this.opened++;
    this.current = {
      startedAt: now,
      caller,
      user: undefined,
      privilege: this.config.privilege ?? 1,
      activeAt: now,
      monitor: this.config.monitor,
      hosts: [],
    };
    return this.current;
  }

  /** Sessions since the start. */
  get uses(): number {
    return this.opened;
  }

  /** `clear line`: whoever is on it is cut off. */
  clear(): void {
    if (this.current === undefined) return;
    if (this.occupant === undefined) this.release();
    else this.occupant.disconnect();
  }

  /** It is free again. */
  release(): void {
    this.current = undefined;
  }
}

/** All terminal lines of a router. */
export class TerminalLines {
  readonly console: TerminalLine;
  private readonly aux: TerminalLine;
  private readonly vtys: TerminalLine[] = [];

  constructor(private readonly router: AccessClassNode & { readonly clock: Clock }) {
    this.console = new TerminalLine('con', 0, router);
    this.aux = new TerminalLine('aux', 0, router);
  }

  /** In the order of their numbers. */
  get all(): readonly TerminalLine[] {
    const count = this.router.config.lines.reduce(
      (most, { kind, last }) => (kind === 'vty' ? Math.max(most, last + 1) : most),
      USUAL_VTYS,
    );
    while (this.vtys.length < count) {
      const index = this.vtys.length;
      this.vtys.push(new TerminalLine('vty', index, this.router));
    }
    // Somebody may still be on a line that the configuration has given up.
    return [
      this.console,
      this.aux,
      ...this.vtys.filter(({ index, session }) => index < count || session !== undefined),
    ];
  }

  /** Somebody on a vty has said `terminal monitor`. */
  get monitored(): boolean {
    return this.all.some(({ kind, session }) => kind !== 'con' && session?.monitor === true);
  }

  /**
   * Takes the first free vty that accepts the protocol, if its access class lets the caller in.
   * The line is reserved until `release`.
   * @returns undefined: the connection is to be refused, as if nothing listened
   */
  acquireVty(caller: Caller): TerminalLine | undefined {
    const line = this.all.find(
      ({ kind, session, config }) => kind === 'vty' && session === undefined && accepts(config, caller.protocol),
    );
    const { address: source, port: sourcePort, localAddress: destination, localPort: destinationPort } = caller;
    const ends = { source, sourcePort, destination, destinationPort };
    if (line === undefined || !admits(this.router, line.config.accessClassIn, ends)) return undefined;
    line.open(caller);
    return line;
  }

  /** Shows something on every line that somebody is at. */
  tellAll(text: string): void {
    for (const line of this.all) line.occupant?.tell(text);
  }

  /** To be called after each change of the configuration. */
  configurationChanged(): void {
    for (const line of this.all) line.occupant?.reconsider();
  }

  /** A restart cuts off all but the console, whose terminal stays plugged in. */
  restarted(): void {
    for (const line of this.all) if (line.kind !== 'con') line.occupant?.disconnect();
  }
}

function accepts({ exec, transportInput }: LineConfig, protocol: Caller['protocol']): boolean {
  if (!exec) return false;
  return transportInput === undefined || transportInput.includes('all') || transportInput.includes(protocol);
}
