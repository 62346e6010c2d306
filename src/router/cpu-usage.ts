import type { Ms } from '../base/event-queue';
import type { Clock } from '../net/simulator';

/** What a router's processor works for, in the order of `show processes cpu`. */
export const PROCESSES = ['Exec', 'IP Input', 'Crypto IKMP'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** The spans over which IOS tells how busy the processor was. */
const SPANS = { fiveSeconds: 5000, oneMinute: 60_000, fiveMinutes: 300_000 } as const;
type Span = keyof typeof SPANS;

/** Percent of the processor's time, 0 to 100. */
export type Usage = Readonly<Record<Span, number>>;

export interface ProcessUsage extends Usage {
  readonly name: ProcessName;
  /** Since the start. */
  readonly runtime: Ms;
  readonly invoked: number;
}

class Account {
  runtime: Ms = 0;
  invoked = 0;
  private readonly recent: Record<Span, number> = { fiveSeconds: 0, oneMinute: 0, fiveMinutes: 0 };
  private settledAt: Ms = 0;

  charge(now: Ms, cost: Ms): void {
    this.settle(now);
    this.runtime += cost;
    this.invoked++;
    for (const span of SPAN_NAMES) this.recent[span] += cost;
  }

  usage(now: Ms): Usage {
    this.settle(now);
    const percent = (span: Span): number => Math.min(100, (100 * this.recent[span]) / SPANS[span]);
    return {
      fiveSeconds: percent('fiveSeconds'),
      oneMinute: percent('oneMinute'),
      fiveMinutes: percent('fiveMinutes'),
    };
  }

  /** What is long ago counts less and less. */
  private settle(now: Ms): void {
    const passed = now - this.settledAt;
    if (passed <= 0) return;
    this.settledAt = now;
    for (const span of SPAN_NAMES) this.recent[span] *= Math.exp(-passed / SPANS[span]);
  }
}

const SPAN_NAMES = Object.keys(SPANS) as readonly Span[];

/** Who has used a router's processor, and how much of its time lately. A platform without processing times uses none. */
export class CpuUsage {
  private readonly accounts = new Map<ProcessName, Account>();

  constructor(private readonly clock: Clock) {}

  charge(name: ProcessName, cost: Ms): void {
    let account = this.accounts.get(name);
    if (account === undefined) {
      account = new Account();
      this.accounts.set(name, account);
    }
    account.charge(this.clock.now, cost);
  }

  /** The router restarts. */
  clear(): void {
    this.accounts.clear();
  }

  get processes(): readonly ProcessUsage[] {
    return PROCESSES.map(name => {
      const account = this.accounts.get(name) ?? new Account();
      const { runtime, invoked } = account;
      return { name, runtime, invoked, ...account.usage(this.clock.now) };
    });
  }
}
