import { Console } from '../src/cli/console';
import { Session } from '../src/cli/session';
import { defaultLab } from './golden-lab';
import { median, type Row, wallMicroseconds } from './measure';

const BAR_MS = 5;
const ROUNDS = 15;

/** Ways into modes, and what stands before the `?` there. */
const PLACES: readonly (readonly [into: string, lines: readonly string[]])[] = [
  ['', ['', 's', 'show ', 'show ip ', 'show crypto ', 'clear ', 'debug ', 'ping 1.1.1.1 repeat 1 source x ', 'no ']],
  [
    'configure terminal\r',
    ['', 'i', 'ip ', 'no ', 'no ip ', 'crypto ', 'access-list 101 permit tcp any any ', 'line '],
  ],
  ['configure terminal\rinterface FastEthernet0/0\r', ['', 'ip ', 'no ', 'crypto map ', 'do show ']],
  ['configure terminal\rip access-list extended bench\r', ['', 'permit tcp any any ', 'permit icmp any any ']],
  ['configure terminal\rline vty 0 4\r', ['', 'no ', 'exec-timeout ']],
];

/** One key, `?`, until all of its answer is on the screen: the slowest place of many, and the first one of a session. */
export async function helpKey(): Promise<readonly Row[]> {
  const lab = await defaultLab(1);
  const [labRouter] = lab.routers;
  if (labRouter === undefined) throw new Error('the default lab has no router');
  let shown = 0;
  const console: Console = new Console(
    labRouter.router,
    { write: text => session.output(text), log: text => session.log(text) },
    { length: 0 },
  );
  const session: Session = new Session(console, {
    write: text => void (shown += text.length),
    escaped: () => {},
    elsewhere: () => {},
    acted: () => {},
  });
  session.attach();
  console.makePrivileged();
  const press = (line: string): number => {
    session.input(line);
    shown = 0;
    const before = wallMicroseconds();
    session.input('?');
    const time = (wallMicroseconds() - before) / 1000;
    if (shown < 10) throw new Error(`no help behind ${line}`);
    session.input('\x15');
    return time;
  };
  const first = press('');
  const slowest = PLACES.map(([into, lines]) => {
    session.input(into);
    const times = lines.map(line => median(Array.from({ length: ROUNDS }, () => press(line))));
    session.input('\x1a');
    return Math.max(...times);
  });
  return [figure('one ?, the slowest place', Math.max(...slowest)), figure('the first ? of a process', first)];
}

function figure(what: string, ms: number): Row {
  return { what, ours: ms, bare: 1, unit: 'ms', ratio: ms, bar: BAR_MS };
}
