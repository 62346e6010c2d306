import { latin1 } from '../base/bytes';
import { Console } from '../cli/console';
import { Session } from '../cli/session';
import type { TcpConnection } from '../net/tcp/connection';
import type { TcpUser } from '../net/tcp/types';
import type { Router } from '../router/router';
import type { TerminalLine } from '../router/terminal-lines';
import {
  encodeTelnetData,
  encodeTelnetOption,
  TELNET,
  TELNET_OPTION,
  TelnetDecoder,
  type TelnetItem,
  windowSizeOf,
} from '../wire/telnet';

const TELNET_PORT = 23;
const INTERRUPT = '\x1e';

/**
 * Lets callers in on a router's vtys by Telnet, over its own TCP: what they type crosses the simulated network.
 * @param acted is called when somebody's keys have been worked off: the configuration may have changed
 */
export function serveTelnet(router: Router, acted: () => void): void {
  router.tcp.listen(TELNET_PORT, connection => {
    const { local, remote } = connection.ends;
    const line = router.terminals.acquireVty({
      protocol: 'telnet',
      address: remote.address,
      port: remote.port,
      localAddress: local.address,
      localPort: local.port,
    });
    return line && new VtyConnection(router, line, connection, acted);
  });
}

/** One caller on a vty. */
class VtyConnection implements TcpUser {
  private readonly decoder = new TelnetDecoder();
  private readonly console: Console;
  private readonly session: Session;
  private afterReturn = false;
  private over = false;

  constructor(
    router: Router,
    private readonly line: TerminalLine,
    private readonly connection: TcpConnection,
    private readonly acted: () => void,
  ) {
    this.console = new Console(
      router,
      {
        write: text => this.session.output(text),
        log: text => this.session.log(text),
        settled: () => this.session.settled(),
        closed: () => this.hangUp(),
      },
      { line },
    );
    this.session = new Session(this.console, {
      write: text => this.connection.send(encodeTelnetData(latin1(text))),
      // A vty is left by ending its session alone.
      escaped: () => undefined,
      elsewhere: () => undefined,
      acted: () => this.acted(),
    });
  }

  opened(): void {
    const { echo, suppressGoAhead, terminalType, windowSize } = TELNET_OPTION;
    this.connection.send(encodeTelnetOption('will', echo));
    this.connection.send(encodeTelnetOption('will', suppressGoAhead));
    this.connection.send(encodeTelnetOption('do', terminalType));
    this.connection.send(encodeTelnetOption('do', windowSize));
    this.console.start();
    if (!this.over) this.session.attach();
  }

  received(bytes: Uint8Array): void {
    for (const item of this.decoder.decode(bytes)) if (!this.over) this.take(item);
  }

  ended(): void {
    this.connection.close();
  }

  closed(): void {
    // The other end has gone without a word, or the opening was given up.
    if (this.over) return;
    this.over = true;
    this.console.disconnect();
    this.line.release();
  }

  private take(item: TelnetItem): void {
    switch (item.kind) {
      case 'data':
        this.session.input(this.keysOf(Buffer.from(item.bytes).toString('latin1')));
        return;
      case 'subnegotiation': {
        const size = item.option === TELNET_OPTION.windowSize ? windowSizeOf(item.bytes) : undefined;
        // 0 stands for a size that the other end does not know (RFC 1073).
        if (size !== undefined && size.columns > 0) this.console.terminal.set({ width: size.columns });
        if (size !== undefined && size.lines > 0) this.console.terminal.set({ length: size.lines });
        return;
      }
      case 'command':
        if (item.command === TELNET.interruptProcess || item.command === TELNET.break) this.session.input(INTERRUPT);
        return;
      case 'option':
        // What we offer and ask for is all we do; a refusal of it changes nothing.
        return;
    }
  }

  /** Return comes as CR NUL, CR LF or CR alone, wherever a segment ends. */
  private keysOf(text: string): string {
    let keys = '';
    for (const character of text) {
      if (!this.afterReturn || (character !== '\0' && character !== '\n')) {
        if (character !== '\0') keys += character;
      }
      this.afterReturn = character === '\r';
    }
    return keys;
  }

  private hangUp(): void {
    if (this.over) return;
    this.over = true;
    this.connection.close();
  }
}
