import { Transcript } from '../../../src/app/transcript';

function transcript(marks: boolean): { readonly transcript: Transcript; text(): string } {
  let text = '';
  return { transcript: new Transcript(more => (text += more), 'Daphne', { marks }), text: () => text };
}

test('prompt and line, output, and log lines that stand on lines of their own', () => {
  const { transcript: t, text } = transcript(true);
  t.typed('Daphne', 'Daphne#', 'ping 1.1.1.1');
  t.output('Daphne', '!!');
  t.log('Daphne', '*Mar  1 00:00:01.000: %SYS-5-CONFIG_I: Configured from console by console');
  t.output('Daphne', '!!!\n');
  t.finish();
  expect(text()).toBe(
    'Daphne#ping 1.1.1.1\n!!\n*Mar  1 00:00:01.000: %SYS-5-CONFIG_I: Configured from console by console\n!!!\n',
  );
});

test('each change of console is marked, and a line that was begun is ended first', () => {
  const { transcript: t, text } = transcript(true);
  t.typed('lab', 'lab>', 'ping a b');
  t.output('lab', '.');
  t.log('Daphne', 'one');
  t.log('Daphne', 'two');
  t.log('fred', 'three');
  t.output('lab', '!!');
  t.finish();
  expect(text()).toBe('! lab\nlab>ping a b\n.\n! Daphne\none\ntwo\n! fred\nthree\n! lab\n!!\n');
});

test('nothing printed makes no change', () => {
  const { transcript: t, text } = transcript(true);
  t.output('fred', '');
  t.typed('Daphne', 'Daphne>', 'enable');
  expect(text()).toBe('Daphne>enable\n');
});

test('a console log alone has no marks', () => {
  const { transcript: t, text } = transcript(false);
  t.log('fred', 'one');
  t.log('Daphne', 'two');
  expect(text()).toBe('one\ntwo\n');
});
