import { LineSplitter, readScriptLine, TRANSCRIPT_MARK } from '../../../src/app/script';

const devices = new Map([
  ['Daphne', 'D'],
  ['fred', 'F'],
  ['edge-1.example', 'E'],
]);
const read = (line: string) => readScriptLine(line, name => devices.get(name));

test('a prompt in front picks the console, whatever the mode inside and the blanks around', () => {
  expect(read('Daphne#show clock')).toEqual({
    kind: 'device',
    device: 'D',
    privileged: true,
    typed: { kind: 'line', text: 'show clock' },
  });
  expect(read('  fred>  show clock')).toMatchObject({ device: 'F', privileged: false, typed: { text: 'show clock' } });
  expect(read('fred(config-if)# ip address 1.1.1.1 255.0.0.0')).toMatchObject({
    device: 'F',
    privileged: true,
    typed: { text: 'ip address 1.1.1.1 255.0.0.0' },
  });
  expect(read('edge-1.example(cfg-crypto-trans)#exit')).toMatchObject({ device: 'E', typed: { text: 'exit' } });
});

test('a prompt alone, or with a comment behind it, picks and types nothing', () => {
  expect(read('Daphne#')).toEqual({ kind: 'device', device: 'D', privileged: true, typed: undefined });
  expect(read('Daphne> ! a remark')).toMatchObject({ device: 'D', typed: undefined });
});

test('a name that is no router makes no prompt', () => {
  expect(read('Wilma#show clock')).toEqual({ kind: 'plain', typed: { kind: 'line', text: 'Wilma#show clock' } });
  expect(read('daphne#show clock')).toMatchObject({ kind: 'plain' });
  expect(read('show run | include a>b')).toMatchObject({ kind: 'plain', typed: { text: 'show run | include a>b' } });
});

test('lab> talks to the lab', () => {
  expect(read('lab>wait 5')).toEqual({ kind: 'lab', typed: { kind: 'line', text: 'wait 5' } });
  expect(read('  lab> show time')).toMatchObject({ kind: 'lab', typed: { text: 'show time' } });
  expect(read('lab>')).toEqual({ kind: 'nothing' });
});

test('blank lines and lines that start with ! do nothing', () => {
  for (const line of ['', '   ', '!', ' ! transcript of a session', '!show clock'])
    expect(read(line)).toEqual({ kind: 'nothing' });
});

test('a question mark at the end asks for help on what stands before it, blank included', () => {
  expect(read('show ?')).toEqual({ kind: 'plain', typed: { kind: 'help', text: 'show ' } });
  expect(read('Daphne#sh?  ')).toMatchObject({ typed: { kind: 'help', text: 'sh' } });
  expect(read('lab>?')).toEqual({ kind: 'lab', typed: { kind: 'help', text: '' } });
});

test('whole lines name keys, behind a prompt too', () => {
  expect(read('^C')).toEqual({ kind: 'plain', typed: { kind: 'key', key: 'cancel' } });
  expect(read('Daphne(config)#^Z')).toMatchObject({ device: 'D', typed: { kind: 'key', key: 'end' } });
  expect(read('^^x')).toMatchObject({ typed: { kind: 'key', key: 'lab' } });
  expect(read('banner motd ^C')).toMatchObject({ typed: { kind: 'line' } });
});

test('only a comment of that word makes a transcript', () => {
  expect(TRANSCRIPT_MARK.test('! transcript')).toBe(true);
  expect(TRANSCRIPT_MARK.test('!transcript ')).toBe(true);
  expect(TRANSCRIPT_MARK.test('! transcripts of two sessions')).toBe(false);
});

test('lines are the same however the text is cut and whatever ends them', () => {
  const text = 'one\ntwo\r\nthree\rfour\n\nsix';
  for (let size = 1; size <= text.length; size++) {
    const splitter = new LineSplitter();
    const lines: string[] = [];
    for (let at = 0; at < text.length; at += size) lines.push(...splitter.push(text.slice(at, at + size)));
    lines.push(...splitter.end());
    expect(lines).toEqual(['one', 'two', 'three', 'four', '', 'six']);
  }
});

test('a carriage return at the very end begins no further line', () => {
  const splitter = new LineSplitter();
  expect([...splitter.push('one\r'), ...splitter.end()]).toEqual(['one']);
});
