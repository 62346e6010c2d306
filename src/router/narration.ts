import type { Ms } from '../base/event-queue';

/** `debug` switches, named by the words that follow `debug`; `show debug` prints them in this order. */
export const DEBUG_FLAGS = [
  'arp',
  'ip packet',
  'ip icmp',
  'ip routing',
  'ip nat',
  'ip nat detailed',
  'crypto isakmp',
  'crypto isakmp detail',
  'crypto isakmp error',
  'crypto engine',
  'crypto ipsec',
  'crypto ipsec error',
] as const;
export type DebugFlag = (typeof DEBUG_FLAGS)[number];

/**
 * How one kind of event is told. `debug` lines are printed while the switch is on; a log message
 * (`%FACILITY-SEVERITY-MNEMONIC: text`) always; `silent` events feed traces and key files alone.
 * A line may hold `\n`: continuation lines carry no timestamp of their own.
 */
export type Wording<Event> =
  | { readonly form: 'debug'; readonly flag: DebugFlag; lines(event: Event): readonly string[] }
  | {
      readonly form: 'log';
      readonly facility: string;
      readonly severity: number;
      readonly mnemonic: string;
      text(event: Event): string;
    }
  | { readonly form: 'silent' };

/** A table with a wording, or several told in order, for every kind of event of a union. */
export type WordingTable<Event extends { readonly kind: string }> = {
  readonly [K in Event['kind']]:
    Wording<Extract<Event, { readonly kind: K }>> | readonly Wording<Extract<Event, { readonly kind: K }>>[];
};

/** One line of a router's log, before its timestamp. */
export interface LogLine {
  readonly at: Ms;
  readonly form: 'debug' | 'log';
  /** 0 emergencies .. 7 debugging */
  readonly severity: number;
  readonly text: string;
}
