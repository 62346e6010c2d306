/**
 * Compares a console log with a golden one, line for line. Values that a router draws (SPIs, message ids, pointers) are
 * compared by pairing: the same golden value must always stand where the same actual value stands, in whatever base
 * and sign it is printed. Blanks count as one, empty lines not at all.
 */

export interface CompareOptions {
  /** Debug lines and their continuation lines alone: no echo, no output, no %FACILITY messages. */
  readonly debugOnly?: boolean;
  /** All lines, those of the log and of commands too. By default the latter alone. */
  readonly everything?: boolean;
  /** Where two golden lines are more than 100 ms apart, the actual gap must be within this factor. */
  readonly gapFactor?: number;
  /** Frees `remaining key lifetime (k/sec)`, but both directions of a pair must show the same. */
  readonly freeLifetimes?: boolean;
}

interface Line {
  /** The text with every drawn value replaced by its print form. */
  readonly shape: string;
  /** Drawn values in order, unsigned. */
  readonly drawn: readonly number[];
  readonly lifetime: string | undefined;
  /** Milliseconds of the timestamp, if there is one. */
  readonly at: number | undefined;
}

const TIMESTAMP = /^[*.]?[A-Z][a-z]{2} +\d+ (\d\d):(\d\d):(\d\d)\.(\d{3}): /;
const LOG_MESSAGE = /^%[A-Z0-9_]+-\d-/;

/** Drawn values: hexadecimal after these words, decimal in brackets after a hexadecimal one, decimal after those. */
const DRAWN =
  /(?<=spi[:=] ?0x|has spi 0x|sa=|delme=|outbound spi: )([0-9A-F]+)\b|(?<=spi[:=] ?0x[0-9A-F]+\()(\d+)(?=\))|(?<=(M-ID of |message ID = |node |getting spi |has spi ))(-?\d+)\b(?!x)/g;

/** @returns the differences, in words; none when the two agree */
export function compareLogs(golden: string, actual: string, options: CompareOptions = {}): readonly string[] {
  const expected = linesOf(golden, options);
  const got =
    options.debugOnly === true || options.everything === true
      ? linesOf(actual, options)
      : fromFirst(linesOf(actual, options), expected[0]);
  const differences: string[] = [];
  const pairs = new Pairs();
  for (let i = 0; i < Math.max(expected.length, got.length); i++) {
    const want = expected[i];
    const have = got[i];
    if (want === undefined || have === undefined) {
      differences.push(want ? `missing: ${want.shape}` : `not in the golden log: ${have?.shape ?? ''}`);
      continue;
    }
    if (want.shape !== have.shape) {
      differences.push(`golden: ${want.shape}\nactual: ${have.shape}`);
      return differences;
    }
    want.drawn.forEach((value, k) => {
      if (!pairs.agree(value, have.drawn[k] as number)) differences.push(`another drawn value: ${have.shape}`);
    });
    if (want.lifetime !== undefined && !pairs.agreeText(want.lifetime, have.lifetime ?? '')) {
      differences.push(`lifetimes of the two directions differ: ${have.lifetime ?? ''}`);
    }
    differences.push(...gapDifference(expected[i - 1], want, got[i - 1], have, options.gapFactor));
  }
  return differences;
}

function fromFirst(lines: readonly Line[], first: Line | undefined): readonly Line[] {
  const start = lines.findIndex(line => line.shape === first?.shape);
  return start < 0 ? lines : lines.slice(start);
}

function gapDifference(
  wantBefore: Line | undefined,
  want: Line,
  haveBefore: Line | undefined,
  have: Line,
  factor: number | undefined,
): readonly string[] {
  if (want.at === undefined || have.at === undefined || haveBefore?.at === undefined) return [];
  const gap = have.at - haveBefore.at;
  // A router without a calendar that reloads begins its clock anew.
  const begunAnew = wantBefore?.at !== undefined && want.at < wantBefore.at;
  if (begunAnew && gap < 0) return [];
  if (gap < 0) return [`time runs backwards: ${have.shape}`];
  if (factor === undefined || wantBefore?.at === undefined) return [];
  const golden = want.at - wantBefore.at;
  if (golden <= 100 || (gap <= golden * factor && gap >= golden / factor)) return [];
  return [`${gap} ms before this line, golden ${golden} ms: ${have.shape}`];
}

function linesOf(text: string, options: CompareOptions): readonly Line[] {
  const lines: Line[] = [];
  let inDebug = false;
  let at: number | undefined;
  for (const raw of text.replace(/\r/g, '').split('\n')) {
    const stamp = TIMESTAMP.exec(raw);
    if (stamp !== null) {
      inDebug = !LOG_MESSAGE.test(raw.slice(stamp[0].length));
      at = milliseconds(stamp);
    } else if (!/^\s+\S/.test(raw)) inDebug = inDebug && raw.trim() === '';
    const wanted = options.everything === true || (options.debugOnly === true ? inDebug : stamp === null);
    const body = (stamp === null ? raw : raw.slice(stamp[0].length)).replace(/\s+/g, ' ').trim();
    if (wanted && body !== '') lines.push(lineOf(body, at, options));
  }
  return lines;
}

function milliseconds(stamp: RegExpExecArray): number {
  const [hours, minutes, seconds, thousandths] = stamp.slice(1).map(Number) as [number, number, number, number];
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths;
}

function lineOf(body: string, at: number | undefined, options: CompareOptions): Line {
  let shape = body;
  let lifetime: string | undefined;
  if (options.freeLifetimes === true) {
    shape = shape.replace(/\(k\/sec\): \((\d+)\/(\d+)\)/, (whole, kilobytes: string, seconds: string) => {
      if (Number(kilobytes) > 4608000 || Number(seconds) > 3600) return whole;
      lifetime = `${kilobytes}/${seconds}`;
      return '(k/sec): (free)';
    });
  }
  const drawn: number[] = [];
  shape = shape.replace(DRAWN, (digits: string, hex?: string, _bracketed?: string, before?: string) => {
    const value = parseInt(digits, hex === undefined ? 10 : 16);
    if (value === 0) return 'zero';
    drawn.push(value >>> 0);
    const form = hex === undefined ? 'decimal' : 'hex';
    // The one place where IOS prints an SPI as a signed number.
    return before === 'has spi ' && value > 0x7fffffff ? '#unsigned' : `#${form}`;
  });
  return { shape, drawn, lifetime, at };
}

/** One to one over the whole log. */
class Pairs {
  private readonly there = new Map<unknown, unknown>();
  private readonly back = new Map<unknown, unknown>();

  agree(golden: number, actual: number): boolean {
    if (!this.there.has(golden) && !this.back.has(actual)) {
      this.there.set(golden, actual);
      this.back.set(actual, golden);
    }
    return this.there.get(golden) === actual && this.back.get(actual) === golden;
  }

  agreeText(golden: string, actual: string): boolean {
    if (!this.there.has(golden)) this.there.set(golden, actual);
    return this.there.get(golden) === actual;
  }
}
