import { BatchRunner, type BatchSetup } from '../../../src/app/batch-runner';
import { FastPace } from '../../../src/app/pace';
import { type CommandRecord, JsonRecorder, TextRecorder } from '../../../src/app/recorder';
import type { ScriptConsole } from '../../../src/app/script-console';
import { Simulator } from '../../../src/net/simulator';

/** A console that knows a few words; what it is asked stands in `heard`. */
class FakeConsole implements ScriptConsole {
  readonly heard: string[] = [];
  expecting: ScriptConsole['expecting'] = 'command';
  error: ScriptConsole['error'] = null;
  mode = 'exec';
  write: (text: string) => void = () => {};

  constructor(
    readonly name: string,
    private readonly simulator: Simulator,
  ) {}

  get prompt(): string {
    if (this.expecting === 'secret') return 'Password: ';
    return `${this.name}${this.mode === 'exec' ? '>' : '#'}`;
  }

  submit(line: string): void {
    this.heard.push(line);
    this.error = null;
    if (this.expecting !== 'command') {
      this.mode = line === 'cisco' ? 'privileged' : 'exec';
      this.expecting = 'command';
      if (line !== 'cisco') this.refuse('dialogue', '% Bad passwords');
    } else if (line === 'enable') this.expecting = 'secret';
    else if (line === 'banner') this.expecting = 'text';
    else if (line === 'bad') this.refuse('invalid', '% Invalid');
    else if (line === 'slow') this.slow();
    else this.write(`did ${line}\n`);
  }

  help(line: string): void {
    this.heard.push(`help ${line}`);
    this.write('  words\n');
  }

  cancel(): void {
    this.heard.push('^C');
    this.expecting = 'command';
  }

  end(): void {
    this.heard.push('^Z');
  }

  makePrivileged(): void {
    this.mode = 'privileged';
  }

  private refuse(error: ScriptConsole['error'], text: string): void {
    this.error = error;
    this.write(`${text}\n`);
  }

  private slow(): void {
    this.expecting = 'nothing';
    this.simulator.schedule(1000, () => {
      this.write('slept\n');
      this.expecting = 'command';
    });
    this.simulator.schedule(2000, () => this.write('too late\n'));
  }
}

function bench(options: Partial<Pick<BatchSetup, 'keepGoing' | 'transcript'>> & { readonly json?: boolean } = {}) {
  const simulator = new Simulator();
  const [lab, daphne, fred] = ['lab', 'Daphne', 'fred'].map(name => new FakeConsole(name, simulator));
  let text = '';
  const out = (more: string): void => void (text += more);
  const runner = new BatchRunner({
    lab: lab!,
    consoles: [daphne!, fred!],
    consoleNamed: name => [daphne!, fred!].find(each => each.name === name),
    pace: new FastPace(simulator),
    now: () => simulator.now,
    recorder: options.json === true ? new JsonRecorder(out) : new TextRecorder(out, 'Daphne'),
    logs: undefined,
    keepGoing: options.keepGoing ?? false,
    transcript: options.transcript ?? false,
    settled: () => {},
  });
  for (const console of [lab!, daphne!, fred!]) console.write = more => runner.output(console, more);
  const run = (...lines: string[]): Promise<boolean> => runner.run(lines);
  const records = (): CommandRecord[] =>
    text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as CommandRecord);
  return { simulator, lab: lab!, daphne: daphne!, fred: fred!, runner, run, text: () => text, records };
}

test('lines without a prompt go to the first router, then to the one that a prompt picked', async () => {
  const { daphne, fred, lab, run, text } = bench();
  expect(await run('one', 'fred>two', 'three', 'lab>four', 'five')).toBe(true);
  expect([daphne.heard, fred.heard, lab.heard]).toEqual([['one'], ['two', 'three', 'five'], ['four']]);
  expect(text()).toBe(
    'Daphne>one\ndid one\n! fred\nfred>two\ndid two\nfred>three\ndid three\n! lab\nlab>four\ndid four\n! fred\nfred>five\ndid five\n',
  );
});

test('a hash in the prompt makes the console privileged without a word', async () => {
  const { run, text } = bench();
  await run('Daphne#one');
  expect(text()).toBe('Daphne#one\ndid one\n');
});

test('a rejected command ends the script, and with --keep-going does not', async () => {
  const stopping = bench();
  expect(await stopping.run('bad', 'one')).toBe(false);
  expect(stopping.daphne.heard).toEqual(['bad']);
  const going = bench({ keepGoing: true });
  expect(await going.run('bad', 'one')).toBe(false);
  expect(going.daphne.heard).toEqual(['bad', 'one']);
});

test('a dialogue takes every line: blank ones, comments, other prompts', async () => {
  for (const answer of ['', '! cisco', 'fred>cisco']) {
    const { daphne, fred, run } = bench();
    expect(await run('enable', answer)).toBe(false);
    expect([daphne.heard, fred.heard]).toEqual([['enable', answer], []]);
  }
});

test('a secret is not shown, an unanswered dialogue is a rejection', async () => {
  const asked = bench();
  expect(await asked.run('enable', 'cisco')).toBe(true);
  expect(asked.text()).toBe('Daphne>enable\nPassword: \n');
  const open = bench({ json: true });
  expect(await open.run('enable')).toBe(false);
  expect(open.records()).toEqual([
    { device: 'Daphne', mode: 'exec', command: 'enable', output: [], error: 'dialogue', time: 0 },
  ]);
});

test('a command with its answers is one record', async () => {
  const { run, records } = bench({ json: true });
  await run('enable', 'cisco', 'one');
  expect(records()).toEqual([
    { device: 'Daphne', mode: 'exec', command: 'enable', output: ['Password: '], error: null, time: 0 },
    { device: 'Daphne', mode: 'privileged', command: 'one', output: ['did one'], error: null, time: 0 },
  ]);
});

test('text up to a delimiter is taken as it stands, keys and question marks too', async () => {
  const { daphne, run } = bench();
  await run('banner', '^C');
  expect(daphne.heard).toEqual(['banner', '^C']);
});

test('in a pasted session lines without a prompt are old output', async () => {
  for (const first of [['! transcript'], []]) {
    const { daphne, fred, run } = bench({ transcript: first.length === 0 });
    await run(...first, 'Daphne>one', 'did one', '% Invalid', 'fred>two', '', 'Daphne>sh?', 'show');
    expect([daphne.heard, fred.heard]).toEqual([['one', 'help sh'], ['two']]);
  }
});

test('a pasted password dialogue shows no password: the next prompt goes on', async () => {
  const { daphne, run } = bench({ transcript: true });
  expect(await run('Daphne>enable', 'Password: ', 'Daphne#one', 'did one')).toBe(true);
  expect(daphne.heard).toEqual(['enable', '^C', 'one']);
});

test('the mark of a transcript counts on the first line alone', async () => {
  const { daphne, run } = bench();
  await run('one', '! transcript', 'two');
  expect(daphne.heard).toEqual(['one', 'two']);
});

test('time moves inside a command that takes some, and no further', async () => {
  const { simulator, run, text } = bench();
  await run('one', 'slow', 'two');
  expect(simulator.now).toBe(1000);
  expect(text()).toBe('Daphne>one\ndid one\nDaphne>slow\nslept\nDaphne>two\ndid two\n');
});

test('keys and help are commands too', async () => {
  const { daphne, run, text } = bench();
  await run('show ?', '^Z', '^C');
  expect(daphne.heard).toEqual(['help show ', '^Z', '^C']);
  expect(text()).toContain('Daphne>show ?\n  words\n');
});

test('after ^^x lines go to the lab, until a prompt picks again', async () => {
  const { lab, daphne, run } = bench();
  await run('^^x', 'one', 'Daphne>two', 'three');
  expect([lab.heard, daphne.heard]).toEqual([['one'], ['two', 'three']]);
});

test('the output before is that of the last command, on any console', async () => {
  const { runner, run } = bench();
  await run('one', 'lab>two');
  expect(runner.lastOutput).toEqual(['did two']);
});
