import type { LineKind } from '../router/model/line-config';
import { ageText } from './age-text';

/** What `show terminal` and `show line N` read of a line. */
export interface ShownTerminal {
  /** Its number. */
  readonly line: number;
  readonly location: string;
  /** Lines of a page; 0: no paging. */
  readonly length: number;
  readonly width: number;
  /** Lines that the history keeps; 0: none. */
  readonly historySize: number;
  /** Seconds without typing until the session ends; 0: never. */
  readonly execTimeout: number;
  /** Seconds since the session began; undefined: nobody is there. */
  readonly active: number | undefined;
  /** Seconds in which a name or a password must be typed. */
  readonly loginTimeout: number;
  /** False: `no terminal editing`. */
  readonly editing: boolean;
  /** Undefined: it has no wire of its own. */
  readonly wire: WireSettings | undefined;
  /** `transport input` */
  readonly transports: readonly string[];
  /** `transport preferred` */
  readonly preferred: string | undefined;
}

/** How characters travel on a serial line; as IOS has it where the configuration says nothing. */
export interface WireSettings {
  readonly speed?: string | undefined;
  readonly parity?: string | undefined;
  readonly stopbits?: string | undefined;
  readonly databits?: string | undefined;
}

const TRANSPORTS = 'lat pad v120 mop telnet rlogin udptn nasi ssh';

/** `show terminal`: settings of a terminal line, and of the session on it. */
export function terminal(shown: ShownTerminal): readonly string[] {
  const { line, location, length, width, historySize, execTimeout, active, transports, wire } = shown;
  const idle = execTimeout === 0 ? 'never' : clockTime(execTimeout);
  const allowed = transports.includes('all') ? TRANSPORTS : transports.join(' ');
  return [
    `Line ${line}, Location: "${location}", Type: ""`,
    `Length: ${length} lines, Width: ${width} columns`,
    `Baud rate (TX/RX) is ${wire === undefined ? '9600/9600' : wireText(wire)}`,
    `Status: ${active === undefined ? 'No Exit Banner' : 'PSI Enabled, Ready, Active, No Exit Banner, Automore On'}`,
    'Capabilities: none',
    'Modem state: Ready',
    'Group codes:    0',
    'Special Chars: Escape  Hold  Stop  Start  Disconnect  Activation',
    '                ^^x    none   -     -       none         ',
    'Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch',
    `               ${idle.padEnd(15)} never                        none     not set`,
    '                            Idle Session Disconnect Warning',
    '                              never ',
    '                            Login-sequence User Response',
    `                             ${shown.loginTimeout === 0 ? 'never' : clockTime(shown.loginTimeout)}`,
    '                            Autoselect Initial Wait',
    '                              not set ',
    'Modem type is unknown.',
    'Session limit is not set.',
    `Time since activation: ${active === undefined ? 'never' : clockTime(active)}`,
    `Editing is ${shown.editing ? 'enabled' : 'disabled'}.`,
    historySize === 0 ? 'History is disabled.' : `History is enabled, history size is ${historySize}.`,
    'Full user help is disabled',
    `Allowed transports are ${allowed}.  Preferred is ${shown.preferred ?? (allowed === 'none' ? 'none' : 'lat')}.`,
    'No output characters are padded',
    'No special data dispatching characters',
  ];
}

function wireText({ speed = '9600', parity = 'none', stopbits = '2', databits = '8' }: WireSettings): string {
  return `${speed}/${speed}, ${parity === 'none' ? 'no' : parity} parity, ${stopbits} stopbits, ${databits} databits`;
}

/** `show history`: the lines that Ctrl-P brings back, the oldest first. */
export function history(lines: readonly string[]): readonly string[] {
  return lines.map(line => `  ${line}`);
}

/** `show aliases` */
export function aliases(known: readonly (readonly [name: string, text: string])[]): readonly string[] {
  return ['Exec mode aliases:', ...known.map(([name, text]) => `  ${name.padEnd(20)}  ${text}`), ''];
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
  /** Where somebody has gone from here; none: the line is at its own prompt. */
  readonly hosts: readonly string[];
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
    ...sessions.flatMap(({ own, line, kind, index, user, hosts, idle, location }) => {
      const place = `${own ? '*' : ' '}${String(line).padStart(3)} ${kind} ${String(index).padEnd(3)}   ${user.padEnd(10)}`;
      const [first = 'idle', ...others] = hosts;
      return [
        `${place} ${first.padEnd(20)} ${ageText(idle * 1000)} ${location}`,
        ...others.map(host => `${' '.repeat(place.length)} ${host.padEnd(20)} ${ageText(idle * 1000)}`),
      ];
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
