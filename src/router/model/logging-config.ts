import type { Ipv4 } from '../../base/ipv4-address';

/** Names of the severities, 0 to 7. */
export const SEVERITIES = [
  'emergencies',
  'alerts',
  'critical',
  'errors',
  'warnings',
  'notifications',
  'informational',
  'debugging',
] as const;

/** The most verbose severity that a destination takes; `off`: nothing; undefined: as IOS has it. */
export type Threshold = number | 'off' | undefined;

export interface LogHost {
  readonly address: Ipv4;
  /** Written as `logging host A` and not as `logging A`. */
  readonly named: boolean;
  /** Words behind the address, which are not heeded. */
  readonly more: string | undefined;
}

/** `logging`: where messages go. */
export interface LoggingConfig {
  /** False: `no logging on`. They go to the console alone. */
  on: boolean;
  console: Threshold;
  monitor: Threshold;
  buffered: Threshold;
  /** Bytes; undefined: as IOS has it. */
  bufferSize: number | undefined;
  trap: Threshold;
  /** `local7` */
  facility: string;
  sourceInterface: string | undefined;
  readonly hosts: LogHost[];
  rateLimit: RateLimit | undefined;
}

/** `logging rate-limit` */
export interface RateLimit {
  /** Only what goes to the console counts, and is held back. */
  readonly console: boolean;
  /** Debug messages count as well. */
  readonly all: boolean;
  /** In a second. */
  readonly messages: number;
  /** Messages of this severity, and graver ones, are not limited. */
  readonly except: number | undefined;
}

const USUAL_BUFFER = 4096;
const DEBUGGING = 7;
const INFORMATIONAL = 6;

export function newLoggingConfig(): LoggingConfig {
  return {
    on: true,
    console: undefined,
    monitor: undefined,
    buffered: undefined,
    bufferSize: undefined,
    trap: undefined,
    facility: 'local7',
    sourceInterface: undefined,
    hosts: [],
    rateLimit: undefined,
  };
}

/** @returns undefined: the destination is off */
export function thresholdOf(
  config: LoggingConfig,
  destination: 'console' | 'monitor' | 'buffered' | 'trap',
): number | undefined {
  const own = config[destination];
  if (own === 'off' || (!config.on && destination !== 'console')) return undefined;
  return own ?? (destination === 'trap' ? INFORMATIONAL : DEBUGGING);
}

/** Bytes that the buffer holds. */
export function bufferSizeOf({ bufferSize }: LoggingConfig): number {
  return bufferSize ?? USUAL_BUFFER;
}

/** Numbers of the syslog facilities (RFC 3164 4.1.1), by IOS's names. */
export const FACILITIES: Readonly<Record<string, number>> = {
  kern: 0,
  user: 1,
  mail: 2,
  daemon: 3,
  auth: 4,
  syslog: 5,
  lpr: 6,
  news: 7,
  uucp: 8,
  sys9: 9,
  sys10: 10,
  sys11: 11,
  sys12: 12,
  sys13: 13,
  sys14: 14,
  cron: 15,
  local0: 16,
  local1: 17,
  local2: 18,
  local3: 19,
  local4: 20,
  local5: 21,
  local6: 22,
  local7: 23,
};
