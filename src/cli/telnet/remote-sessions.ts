import { formatIpv4, type Ipv4 } from '../../base/ipv4-address';
import type { TcpEnd } from '../../net/tcp/types';
import { mayCall } from '../../router/access-class';
import type { Router } from '../../router/router';
import type { TerminalLine } from '../../router/terminal-lines';
import type { ExecResult, Foreground } from '../exec-command';
import { RemoteSession } from './remote-session';

/** What the sessions need of the console that they began on. */
export interface RemoteSessionsConsole {
  readonly router: Router;
  readonly line: TerminalLine;
  size(): { readonly columns: number; readonly lines: number };
  /** The hosts on which somebody works from this line, the one in sight first. */
  hostsChanged(hosts: readonly string[]): void;
}

const REFUSALS: Readonly<Record<TcpEnd, string>> = {
  refused: '% Connection refused by remote host',
  reset: '% Connection refused by remote host',
  timeout: '% Connection timed out; remote host not responding',
  unreachable: '% Destination unreachable; gateway or host down',
  aborted: '% Connection aborted',
  closed: '% Connection closed by remote host',
};

type Output = Parameters<Foreground['start']>[0];

/** A session in sight: where it shows, and how its command ends. */
interface InSight {
  readonly session: RemoteSession;
  readonly output: Output;
}

/** The sessions on other systems that were begun on one console: one at most is in sight, the others wait. */
export class RemoteSessions {
  /** In the order of their numbers. */
  private readonly sessions: RemoteSession[] = [];
  private latest: RemoteSession | undefined;
  private inSight: InSight | undefined;

  constructor(private readonly console: RemoteSessionsConsole) {}

  get all(): readonly RemoteSession[] {
    return this.sessions;
  }

  /** The one that Return leads back to. */
  get current(): RemoteSession | undefined {
    return this.latest;
  }

  numbered(number: number): RemoteSession | undefined {
    return this.sessions.find(session => session.number === number);
  }

  /** Opens a session and shows it. @param source undefined: the address of the interface by which packets leave */
  connect(host: string, address: Ipv4, port: number, source?: Ipv4): ExecResult {
    const { router } = this.console;
    const from = source ?? router.sourceFor(address);
    const named = host === formatIpv4(address) ? `${host} ` : `${host} (${formatIpv4(address)})`;
    if (from === undefined) return { error: 'failed', lines: [`Trying ${named}...`, REFUSALS.unreachable, ''] };
    const ends = { source: from, sourcePort: 0, destination: address, destinationPort: port };
    if (!mayCall(router, this.console.line.config.accessClassOut, ends))
      return { error: 'failed', lines: ['% Connections to that host not permitted from this terminal'] };
    let session: RemoteSession | undefined;
    return {
      foreground: {
        start: output => {
          output.write(`Trying ${named}... `);
          session = this.make(host, address, port, output);
          session.begin(router.tcp.connect(from, address, port, session));
        },
        interrupt: () => session?.close(),
        remote: this.remote(),
      },
    };
  }

  /** Goes back to a session. */
  resume(session: RemoteSession): ExecResult {
    return {
      foreground: {
        start: output => {
          output.write(`[Resuming connection ${session.number} to ${session.host} ... ]\n`);
          this.look(session, output);
        },
        interrupt: () => undefined,
        remote: this.remote(),
      },
    };
  }

  /** Ends a session that is out of sight. */
  disconnect(session: RemoteSession): void {
    this.forget(session);
    session.close();
  }

  /** The console's own session has ended. */
  closeAll(): void {
    this.inSight = undefined;
    for (const session of [...this.sessions]) this.disconnect(session);
  }

  private remote(): NonNullable<Foreground['remote']> {
    return {
      isOpen: () => this.inSight !== undefined,
      isQuiet: () => this.inSight?.session.quiet ?? false,
      type: text => this.inSight?.session.type(text),
      suspend: () => {
        const { inSight } = this;
        this.inSight = undefined;
        inSight?.session.hide();
        inSight?.output.write('\n');
        inSight?.output.end();
      },
    };
  }

  private make(host: string, address: Ipv4, port: number, output: Output): RemoteSession {
    const { router } = this.console;
    let number = 1;
    while (this.numbered(number) !== undefined) number++;
    let isOpen = false;
    const session: RemoteSession = new RemoteSession(number, host, address, port, router.clock, this.console.size(), {
      opened: () => {
        isOpen = true;
        output.write('Open\n');
        this.sessions.push(session);
        this.sessions.sort((a, b) => a.number - b.number);
        this.look(session, output);
      },
      closed: why => {
        if (isOpen) this.closed(session);
        else {
          output.write(`\n${REFUSALS[why]}\n\n`);
          output.end('failed');
        }
      },
    });
    return session;
  }

  private look(session: RemoteSession, output: Output): void {
    this.latest = session;
    this.inSight = { session, output };
    this.tellHosts();
    session.show(output);
  }

  /** The other end has closed it, or is gone. */
  private closed(session: RemoteSession): void {
    const { inSight } = this;
    this.forget(session);
    if (inSight?.session !== session) return;
    inSight.output.write(`\n[Connection to ${session.host} closed by foreign host]\n`);
    inSight.output.end();
  }

  private forget(session: RemoteSession): void {
    const at = this.sessions.indexOf(session);
    if (at >= 0) this.sessions.splice(at, 1);
    if (this.latest === session) this.latest = this.sessions[this.sessions.length - 1];
    if (this.inSight?.session === session) this.inSight = undefined;
    this.tellHosts();
  }

  private tellHosts(): void {
    const others = this.sessions.filter(session => session !== this.latest);
    this.console.hostsChanged([...(this.latest === undefined ? [] : [this.latest]), ...others].map(({ host }) => host));
  }
}
