import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { Ms } from '../base/event-queue';
import { TftpClient, type TftpFault } from '../net/tftp/client';
import type { Router } from '../router/router';
import type { Console } from './console';
import type { CommandError, Foreground } from './exec-command';
import { readFile, writeFile } from './file-access';
import { type FileUrl, formatUrl, RUNNING_CONFIG } from './file-url';
import { mergeConfiguration } from './merge';
import { FAULT_TEXT } from './startup';

/** A copy whose files are all named. */
export interface CopyPlan {
  readonly router: Router;
  /** Where it was asked for: the log says who has changed the configuration. */
  readonly console: Console;
  readonly from: FileUrl;
  readonly to: FileUrl;
  /** Of the TFTP server at one of the ends. */
  readonly server: Ipv4 | undefined;
}

interface Output {
  write(text: string): void;
  end(error?: CommandError): void;
}

/** A `!` for so many blocks. */
const BLOCKS_A_MARK = 10;

const TFTP_FAULT_TEXT: Readonly<Record<TftpFault, string>> = {
  'timed out': 'Timed out',
  'no such file': FAULT_TEXT['no such file'],
  'not permitted': FAULT_TEXT['not permitted'],
  'no space': FAULT_TEXT['no space'],
  refused: 'Undefined error',
};

/** The work that a file makes, and each of its bytes. */
const FILE_TIME: Ms = 40;
const BYTES_PER_MS = 16;

/** `copy`, once all questions are answered: it tells how it goes on, and how long it took. */
export function copyForeground(plan: CopyPlan): Foreground {
  return new Copy(plan);
}

class Copy implements Foreground {
  private output: Output | undefined;
  private stop = (): void => {};
  private began: Ms = 0;

  constructor(private readonly plan: CopyPlan) {}

  start(output: Output): void {
    this.output = output;
    const { router, from } = this.plan;
    this.began = router.clock.now;
    if (from.system === 'tftp') {
      this.download(from);
      return;
    }
    const content = readFile(router, from);
    if (content === undefined) this.fail(from, FAULT_TEXT['no such file']);
    else this.deliver(content);
  }

  interrupt(): void {
    this.stop();
    this.output?.write('\n');
    this.fail(this.plan.from, 'Interrupted');
  }

  private download(from: FileUrl): void {
    this.output?.write(`Accessing ${formatUrl(from)}...\n`);
    const { router, server = 0 } = this.plan;
    const way = router.routes.lookup(server)?.interfaceName;
    this.transfer(from, undefined, {
      opened: () => {
        const via = way === undefined ? '' : ` (via ${way})`;
        this.output?.write(`Loading ${from.name} from ${formatIpv4(server)}${via}: `);
      },
      done: content => {
        this.output?.write(`\n[OK - ${content.length} bytes]\n\n`);
        this.work(content, () => this.store(content));
      },
    });
  }

  private deliver(content: Uint8Array): void {
    const { to } = this.plan;
    this.work(content, () => {
      if (to.system === 'tftp') this.upload(to, content);
      else this.store(content);
    });
  }

  private upload(to: FileUrl, content: Uint8Array): void {
    this.transfer(to, content, {
      opened: () => {},
      done: () => {
        this.output?.write('\n');
        this.copied(content.length);
      },
    });
  }

  /** What a file costs in the router itself, whatever the network does. */
  private work({ length }: Uint8Array, then: () => void): void {
    const { clock } = this.plan.router;
    const timer = clock.schedule(FILE_TIME + length / BYTES_PER_MS, then);
    this.stop = () => clock.cancel(timer);
  }

  /** @param content undefined: the file is read */
  private transfer(
    url: FileUrl,
    content: Uint8Array | undefined,
    then: { opened(): void; done(content: Uint8Array): void },
  ): void {
    const { router, server } = this.plan;
    const source = server === undefined ? undefined : router.sourceFor(server);
    if (server === undefined || source === undefined) return this.fail(url, TFTP_FAULT_TEXT['timed out']);
    let blocks = 0;
    let marked = false;
    const mark = (text: string): void => {
      marked = true;
      this.output?.write(text);
    };
    const client = new TftpClient(
      router.clock,
      router.udp,
      { source, server, name: url.name, content },
      {
        opened: then.opened,
        moved: () => {
          if (blocks++ % BLOCKS_A_MARK === 0) mark('!');
        },
        waited: () => mark('.'),
        done: then.done,
        failed: fault => {
          if (marked) this.output?.write('\n');
          this.fail(url, TFTP_FAULT_TEXT[fault]);
        },
      },
    );
    this.stop = () => client.stop();
    client.start();
  }

  private store(content: Uint8Array): void {
    const { router, to } = this.plan;
    if (to.system === 'system' && to.name === RUNNING_CONFIG.name) {
      this.merge(content);
      return;
    }
    const fault = writeFile(router, to, content);
    if (fault === undefined) this.copied(content.length);
    else this.fail(to, FAULT_TEXT[fault]);
  }

  private merge(content: Uint8Array): void {
    const { router, console, from } = this.plan;
    for (const line of mergeConfiguration(router, content)) this.output?.write(`${line}\n`);
    this.copied(content.length, () => {
      const isStartup = from.system === 'nvram' && from.name === 'startup-config';
      router.report({ kind: 'configured', from: isStartup ? 'memory' : formatUrl(from), by: console.line.operator });
    });
  }

  private copied(bytes: number, then?: () => void): void {
    const ms = Math.round(this.plan.router.clock.now - this.began);
    const rate = Math.floor((bytes * 1000) / ms);
    this.output?.write(`${bytes} bytes copied in ${(ms / 1000).toFixed(3)} secs (${rate} bytes/sec)\n`);
    then?.();
    this.output?.end();
  }

  private fail(url: FileUrl, reason: string): void {
    this.output?.write(`%Error opening ${formatUrl(url)} (${reason})\n`);
    this.output?.end('failed');
  }
}
