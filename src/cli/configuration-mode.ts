import { Configurator, type ConfigReply } from '../config/configurator';
import type { IsLast } from '../config/line';
import type { Router } from '../router/router';
import type { History } from './history';
import { type Refusal, refusedAt, refusedWhole } from './refusal';

/** What configuration mode needs of the console that it is worked from. */
export interface ConfigurationHooks {
  print(lines: readonly string[]): void;
  refuse(refusal: Refusal): void;
  /** A text is to be typed. @param told how it ends */
  invite(told: string): void;
  /** `do`: an EXEC command. @param column where it begins on the screen */
  execute(line: string, column: number): void;
  /** Is it an EXEC command? */
  isExec(line: string): boolean;
  /** Back to EXEC. */
  left(): void;
}

/** Configuration mode at a console: lines, the texts that belong to them, and the ways out of it. */
export class ConfigurationMode {
  readonly configurator: Configurator;
  private text: { readonly lines: readonly string[]; readonly isLast: IsLast } | undefined;

  constructor(
    router: Router,
    level: number,
    private readonly history: History,
    private readonly hooks: ConfigurationHooks,
  ) {
    this.configurator = new Configurator(router.config, {
      rng: router.salts,
      level,
      onChange: () => router.configurationChanged(),
    });
  }

  /** `config-if` of `Daphne(config-if)#`. */
  get promptWord(): string {
    return this.configurator.promptWord;
  }

  /** Lines are taken up to an end mark, such as a banner's. */
  get gathering(): boolean {
    return this.text !== undefined;
  }

  /** @param column where the line begins on the screen */
  submit(line: string, column: number): void {
    if (this.text !== undefined) this.gather(this.text, line);
    else this.command(line, column);
  }

  /** Gives up a text. @returns whether one was being taken */
  cancelText(): boolean {
    const was = this.gathering;
    this.text = undefined;
    return was;
  }

  private command(line: string, column: number): void {
    const text = line.trim();
    this.history.add(line);
    if (text === '' || text.startsWith('!')) return;
    const exec = /^\s*do\s+/.exec(line)?.[0];
    if (exec !== undefined) this.hooks.execute(line.slice(exec.length), column + exec.length);
    else if (text === 'end') this.hooks.left();
    else if (/^exi?t?$/i.test(text)) this.leaveMode();
    // `sh run` without its `do`: tables of kept lines know more words than a router does.
    else if (this.configurator.isGuess(line) && this.hooks.isExec(line))
      this.hooks.refuse(refusedAt(column + line.search(/\S/)));
    else this.apply(line, column);
  }

  private leaveMode(): void {
    if (!this.configurator.exit()) this.hooks.left();
  }

  private apply(line: string, column: number): void {
    const { lines, isLast, error }: ConfigReply = this.configurator.execute(line);
    this.hooks.print(lines);
    if (isLast !== undefined) this.beginText(line, isLast);
    if (error === undefined) return;
    switch (error.kind) {
      case 'invalid':
        return this.hooks.refuse(refusedAt(column + error.column));
      case 'failed':
        return this.hooks.refuse({ error: 'failed', lines: [] });
      default:
        this.hooks.refuse(refusedWhole(error.kind, line));
    }
  }

  private beginText(line: string, isLast: IsLast): void {
    this.text = { lines: [line], isLast };
    if (isLast.told !== undefined) this.hooks.invite(isLast.told);
  }

  private gather({ lines: before, isLast }: NonNullable<ConfigurationMode['text']>, line: string): void {
    const lines = [...before, line];
    this.text = { lines, isLast };
    if (!isLast(line)) return;
    this.text = undefined;
    this.apply(lines.join('\n'), 0);
  }
}
