import type { LineKind } from '../router/model/line-config';

/** What the shows of a console read of it. */
export interface ShownTerminal {
  /** Lines of a page; 0: no paging. */
  readonly length: number;
  readonly width: number;
  /** Lines that the history keeps; 0: none. */
  readonly historySize: number;
  /** Seconds without typing until the session ends; 0: never. */
  readonly execTimeout: number;
  /** Seconds since the session began. */
  readonly active: number;
}

/** `show terminal`: settings of the console line. */
export function terminal(shown: ShownTerminal): readonly string[] {
  const { length, width, historySize, execTimeout, active } = shown;
  const idle = execTimeout === 0 ? 'never' : clockTime(execTimeout);
  return [
    'Line 0, Location: "", Type: ""',
    `Length: ${length} lines, Width: ${width} columns`,
    'Status: PSI Enabled, Ready, Active, Automore On',
    'Capabilities: none',
    'Modem state: Ready',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    '                ^^x    none   -     -       none         ',
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `               ${idle.padEnd(15)} never                        none     not set`,
    'Session limit is not set.',
    `Time since activation: ${clockTime(active)}`,
    'Editing is enabled.',
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    'Full user help is disabled',
    'Allowed transports are none.  Preferred is none.',
    'No output characters are padded',
    'No special data dispatching characters',
  ];
}

/** `show history`: the lines that Ctrl-P brings back, the oldest first. */
export function history(lines: readonly string[]): readonly string[] {
  return lines.map(line => `  ${line}`);
}

/** `show privilege` */
export function privilege(level: number): readonly string[] {
  return [`Current privilege level is ${level}`];
}

/** One session of a router, for `show users`. */
export interface ShownSession {
  readonly line: number;
  readonly kind: LineKind;
  readonly index: number;
  readonly user: string;
  /** Seconds since something was typed. */
  readonly idle: number;
  readonly location: string;
  /** The session that asks. */
  readonly own: boolean;
}

/** `show users`: who is on which line; a star marks the session that asks. */
export function users(sessions: readonly ShownSession[]): readonly string[] {
  return [
    '    Line       User       Host(s)              Idle       Location',
    ...sessions.map(({ own, line, kind, index, user, idle, location }) => {
      const place = `${own ? '*' : ' '}${String(line).padStart(3)} ${kind} ${String(index).padEnd(3)}`;
      return `${place}   ${user.padEnd(10)} ${'idle'.padEnd(20)} ${clockTime(idle)} ${location}`;
    }),
    '',
    '  Interface  User      Mode                     Idle     Peer Address',
  ];
}

function clockTime(seconds: number): string {
  const whole = Math.floor(seconds);
  return [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
    .map(part => String(part).padStart(2, '0'))
    .join(':');
}
