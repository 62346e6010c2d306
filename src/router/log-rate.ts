import type { Ms } from '../base/event-queue';
import type { RateLimit } from './model/logging-config';

const SECOND = 1000;
const DEBUGGING = 7;

/** `logging rate-limit`: how many messages a second may hold. */
export class LogRate {
  /** Messages that were held back since the start. */
  limited = 0;
  private second = -1;
  private passed = 0;

  /** @returns whether the message is one too many */
  exceeds(limit: RateLimit | undefined, severity: number, at: Ms): boolean {
    if (limit === undefined || isExempt(limit, severity)) return false;
    const second = Math.floor(at / SECOND);
    if (second !== this.second) this.passed = 0;
    this.second = second;
    if (this.passed < limit.messages) {
      this.passed++;
      return false;
    }
    this.limited++;
    return true;
  }

  restart(): void {
    this.limited = 0;
    this.passed = 0;
  }
}

/** The graver messages of `except`; and debug messages, where it does not say `all`. */
function isExempt({ all, except }: RateLimit, severity: number): boolean {
  return (except !== undefined && severity <= except) || (!all && severity === DEBUGGING);
}
