import { InputError } from '../base/errors';

export type PaceName = 'fast' | 'real';

/** A value for one device, or for all that have none of their own. */
export interface PerDevice {
  readonly device: string | undefined;
  readonly value: string;
}

/** What makes a lab: the options that all commands share. */
export interface LabOptions {
  /** Empty, and no lab file: the default lab. */
  readonly configs: readonly string[];
  readonly labFile: string | undefined;
  /** Undefined: drawn. */
  readonly seed: number | undefined;
  readonly pace: PaceName | undefined;
  readonly platforms: readonly PerDevice[];
  readonly releases: readonly PerDevice[];
  /** The folder of files that outlive the lab. Undefined: none do. */
  readonly nvram?: string | undefined;
}

/** How a script is run and told. */
export interface ScriptOptions {
  readonly logs: string | undefined;
  readonly json: boolean;
  readonly keepGoing: boolean;
  readonly transcript: boolean;
}

/** @throws InputError: any whole number that a double holds exactly, from 0 on, is a seed */
export function readSeed(text: string): number {
  const seed = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
  if (!Number.isSafeInteger(seed))
    throw new InputError('--seed', undefined, `${text} is not a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`);
  return seed;
}

export function readPace(text: string): PaceName {
  if (text === 'fast' || text === 'real') return text;
  throw new InputError('--pace', undefined, `${text} is neither fast nor real`);
}

/** `[NAME=]VALUE` */
export function readPerDevice(text: string): PerDevice {
  const at = text.indexOf('=');
  return at < 0 ? { device: undefined, value: text } : { device: text.slice(0, at), value: text.slice(at + 1) };
}

/** The value for a device: the last one given for it by name, else the last one given for all. */
export function valueFor(choices: readonly PerDevice[], device: string): string | undefined {
  const own = choices.findLast(choice => choice.device === device);
  return (own ?? choices.findLast(choice => choice.device === undefined))?.value;
}

/** @throws InputError when a choice names a device that the lab does not have */
export function refuseStrangers(option: string, choices: readonly PerDevice[], devices: readonly string[]): void {
  for (const { device, value } of choices) {
    if (device !== undefined && !devices.includes(device)) {
      throw new InputError(
        option,
        undefined,
        `${device}=${value}: there is no router ${device} (${devices.join(', ')})`,
      );
    }
  }
}

/**
 * @param option who says so: an option, or a lab file
 * @param table  the values that exist
 * @param line   of the lab file
 * @throws InputError for one that does not
 */
export function pick<T>(option: string, value: string, table: Readonly<Record<string, T>>, line?: number): T {
  const found = Object.hasOwn(table, value) ? table[value] : undefined;
  if (found === undefined)
    throw new InputError(option, line, `there is no ${value} (${Object.keys(table).join(', ')})`);
  return found;
}
