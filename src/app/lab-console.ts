import type { CommandError } from '../cli/exec-command';
import { CommandTree } from '../syntax/tree';
import type { Lab, LabRouter } from './lab';
import type { LabCommand, LabResult } from './lab-command';
import type * as LabCommands from './lab-commands';
import type { ScriptConsole } from './script-console';

export const LAB_PROMPT = 'lab>';

export interface LabConsoleHooks {
  write(text: string): void;
  /** What the command before printed, on whatever console. */
  lastOutput(): readonly string[];
  connect(router: LabRouter): void;
  exit(): void;
  /** A command that went on for some time has ended. */
  settled?(): void;
}

let tree: CommandTree<LabCommand> | undefined;

/** The console of the lab itself: what stands behind `lab>`. */
export class LabConsole implements ScriptConsole {
  readonly name = 'lab';
  readonly mode = 'lab';
  lookedOnly = false;
  /** Of the last command. */
  error: CommandError | null = null;
  private running: { interrupt(): void } | undefined;

  constructor(
    private readonly lab: Lab,
    private readonly hooks: LabConsoleHooks,
  ) {}

  get prompt(): string {
    return LAB_PROMPT;
  }

  get expecting(): 'command' | 'nothing' {
    return this.running === undefined ? 'command' : 'nothing';
  }

  submit(line: string): void {
    this.error = null;
    this.lookedOnly = false;
    const match = commands().match(line);
    switch (match.kind) {
      case 'empty':
        return;
      case 'ok':
        this.lookedOnly = match.command.looksBack ?? false;
        return this.answer(match.command.run({ lab: this.lab, lastOutput: this.hooks.lastOutput() }, match.value));
      case 'incomplete':
        return this.refuse('incomplete', '% Incomplete command.');
      case 'ambiguous':
        return this.refuse('ambiguous', `% Ambiguous command:  "${line.trim()}"`);
      case 'invalid': {
        const caret = `${' '.repeat(LAB_PROMPT.length + match.column)}^`;
        return this.refuse('invalid', `${caret}\n% Invalid input detected at '^' marker.\n`);
      }
    }
  }

  help(line: string): void {
    this.error = null;
    this.lookedOnly = true;
    const help = commands().help(line);
    if (help.kind === 'entries') {
      const width = Math.max(...help.entries.map(entry => entry.text.length));
      for (const entry of help.entries) this.print(`  ${entry.text.padEnd(width)}  ${entry.help}`.trimEnd());
    } else if (help.kind === 'words') {
      this.print(help.words.map(word => word.text).join('  '));
    } else {
      this.print(help.kind === 'ambiguous' ? `% Ambiguous command:  "${line.trim()}"` : '% Unrecognized command');
    }
  }

  complete(line: string): string | undefined {
    return commands().complete(line);
  }

  interrupt(): void {
    this.running?.interrupt();
  }

  cancel(): void {
    this.interrupt();
  }

  end(): void {
    // There is no configuration mode to end.
  }

  makePrivileged(): void {
    // Whoever stands at the lab prompt may do everything.
  }

  private answer(result: LabResult): void {
    if (isLines(result)) {
      for (const line of result) this.print(line);
    } else if ('error' in result) {
      this.error = result.error;
      for (const line of result.lines) this.print(line);
    } else if ('foreground' in result) {
      this.running = result.foreground;
      result.foreground.start({
        write: text => this.hooks.write(text),
        end: error => {
          this.error = error ?? null;
          this.running = undefined;
          this.hooks.settled?.();
        },
      });
    } else if ('connect' in result) {
      this.hooks.connect(result.connect);
    } else {
      this.hooks.exit();
    }
  }

  private refuse(error: CommandError, text: string): void {
    this.error = error;
    this.print(text);
  }

  private print(line: string): void {
    this.hooks.write(`${line}\n`);
  }
}

function isLines(result: LabResult): result is readonly string[] {
  return Array.isArray(result);
}

function commands(): CommandTree<LabCommand> {
  return (tree ??= new CommandTree((require('./lab-commands') as typeof LabCommands).LAB_COMMANDS));
}
