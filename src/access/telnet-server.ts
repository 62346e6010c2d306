import { latin1 } from '../base/bytes';
import { LineTerminal } from '../cli/line-terminal';
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
  private readonly terminal: LineTerminal;
  private afterReturn = false;

  constructor(
    router: Router,
    private readonly line: TerminalLine,
    private readonly connection: TcpConnection,
    acted: () => void,
  ) {
    this.terminal = new LineTerminal(router, line, {
      write: text => this.connection.send(encodeTelnetData(latin1(text))),
      closed: () => this.connection.close(),
      acted,
    });
  }

  opened(): void {
    const { echo, suppressGoAhead, terminalType, windowSize } = TELNET_OPTION;
    this.connection.send(encodeTelnetOption('will', echo));
    this.connection.send(encodeTelnetOption('will', suppressGoAhead));
    this.connection.send(encodeTelnetOption('do', terminalType));
    this.connection.send(encodeTelnetOption('do', windowSize));
    this.terminal.start();
  }

  received(bytes: Uint8Array): void {
    for (const item of this.decoder.decode(bytes)) this.take(item);
  }

  ended(): void {
    this.connection.close();
  }

  /** The other end has gone, or the connection never opened: then its line was reserved for nothing. */
  closed(): void {
    this.terminal.hangUp();
    this.line.release();
  }

  private take(item: TelnetItem): void {
    switch (item.kind) {
      case 'data':
        this.terminal.input(this.keysOf(Buffer.from(item.bytes).toString('latin1')));
        return;
      case 'subnegotiation': {
        const size = item.option === TELNET_OPTION.windowSize ? windowSizeOf(item.bytes) : undefined;
        if (size !== undefined) this.terminal.resize(size.columns, size.lines);
        return;
      }
      case 'command':
        if (item.command === TELNET.interruptProcess || item.command === TELNET.break) this.terminal.input(INTERRUPT);
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
}
