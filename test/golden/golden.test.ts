/** The program against the logs of two real 2600s: every line of the debugs, in order, at its time; every line of the shows. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cliRun } from '../support/cli-run';
import { Folder } from '../support/folder';
import { compareLogs } from './compare';

const folder = new Folder(mkdtempSync(join(tmpdir(), 'tedlab-golden-')));

afterAll(() => rmSync(folder.path, { recursive: true }));

const golden = (name: string): string => readFileSync(join(__dirname, 'data', name), 'utf8');
const script = readFileSync(join(__dirname, 'golden-debug.tedlab'), 'utf8');
const PLATFORMS = ['--platform', 'Daphne=c2600xm', '--platform', 'fred=c2600'];

async function logsOf(
  input: string,
  args: readonly string[],
): Promise<{ readonly daphne: string; readonly fred: string; readonly status: number; readonly err: string }> {
  const logs = folder.at('logs');
  const { status, err } = await cliRun(['run', '-', '--logs', logs, ...args], input);
  const read = (name: string): string => readFileSync(join(logs, `${name}.log`), 'utf8');
  return { daphne: read('Daphne'), fred: read('fred'), status, err };
}

describe.each([1, 2, 3, 4, 5, 4711])('seed %i', seed => {
  it('tells the debugs as the real routers told them, at the same times', async () => {
    const { daphne, fred, status, err } = await logsOf(script, ['--seed', String(seed), ...PLATFORMS]);
    expect([status, err]).toEqual([0, '']);
    const options = { debugOnly: true, gapFactor: 1.5 };
    expect(compareLogs(golden('daphne.debug.txt'), daphne, options)).toEqual([]);
    expect(compareLogs(golden('fred.debug.txt'), fred, options)).toEqual([]);
  });
});

it('shows what the real router showed, counters and all, after nine packets through the tunnel', async () => {
  const shows = `
    lab>ping 13.13.13.14 12.12.12.13 count 12
    lab>expect /9\\/12/
    Daphne#show crypto isakmp sa
    Daphne#show crypto ipsec sa
    Daphne#show crypto map
    Daphne#debug crypto isakmp
    Daphne#debug crypto engine
    Daphne#debug crypto ipsec
    Daphne#show debug
    Daphne#show crypto engine connections active`;
  const { daphne, status } = await logsOf(shows, ['--seed', '9', '--platform', 'fred=c2600']);
  expect(status).toBe(0);
  for (const { command, lines } of transcripts(golden('daphne.show.txt'))) {
    const shown = transcripts(daphne).find(each => each.command === command);
    expect([command, shown === undefined]).toEqual([command, false]);
    expect(compareLogs(lines, shown?.lines ?? '', { freeLifetimes: true })).toEqual([]);
  }
});

/** The commands of a console log with what each printed. */
function transcripts(log: string): readonly { readonly command: string; readonly lines: string }[] {
  const parts = log.split(/^Daphne#/m).slice(1);
  return parts.map(part => {
    const [command = '', ...lines] = part.split('\n');
    return { command: command.trim(), lines: lines.join('\n') };
  });
}

describe('changed configurations change the lines', () => {
  const CONFIGS = join(__dirname, '../../configs');
  const config = (name: string): string => readFileSync(join(CONFIGS, `${name}.cfg`), 'utf8');

  /** The golden run on edited configurations, against golden logs edited by hand in the same sense. */
  async function changed(
    edit: (text: string) => string,
    expected: (text: string) => string,
  ): Promise<readonly (readonly string[])[]> {
    const files = ['daphne', 'fred'].map(name => folder.write(`${name}.cfg`, edit(config(name))));
    const { daphne, fred } = await logsOf(script, [...files, '--seed', '5', ...PLATFORMS]);
    const options = { debugOnly: true };
    return [
      compareLogs(expected(golden('daphne.debug.txt')), daphne, options),
      compareLogs(expected(golden('fred.debug.txt')), fred, options),
    ];
  }

  const inPolicy =
    (line: string) =>
    (text: string): string =>
      text.replace(/^crypto isakmp policy 10$/m, `crypto isakmp policy 10\n ${line}`);

  it('hash md5', async () => {
    const differences = await changed(inPolicy('hash md5'), text => text.replace(/hash SHA/g, 'hash MD5'));
    expect(differences).toEqual([[], []]);
  });

  it('encryption 3des', async () => {
    const differences = await changed(inPolicy('encr 3des'), text =>
      text.replace(/encryption DES-CBC/g, 'encryption 3DES-CBC'),
    );
    expect(differences).toEqual([[], []]);
  });

  it('group 2', async () => {
    const differences = await changed(inPolicy('group 2'), text => text.replace(/default group 1/g, 'default group 2'));
    expect(differences).toEqual([[], []]);
  });

  it('a priority of the policy', async () => {
    const differences = await changed(
      text => text.replace('policy 10', 'policy 77'),
      text => text.replace(/priority 10 policy/g, 'priority 77 policy'),
    );
    expect(differences).toEqual([[], []]);
  });

  it('ESP with 3DES and SHA', async () => {
    const differences = await changed(
      text => text.replace('esp-des esp-md5-hmac', 'esp-3des esp-sha-hmac'),
      text =>
        text
          .replace(/esp-des esp-md5-hmac/g, 'esp-3des esp-sha-hmac')
          .replace(/transform 1, ESP_DES/g, 'transform 1, ESP_3DES')
          .replace(/authenticator is HMAC-MD5/g, 'authenticator is HMAC-SHA')
          .replace(/transform 2, hmac 1/g, 'transform 3, hmac 2'),
    );
    expect(differences).toEqual([[], []]);
  });

  it('other addresses between the routers', async () => {
    const move = (text: string): string => text.replace(/\b11\.11\.11\./g, '172.16.5.');
    expect(await changed(move, move)).toEqual([[], []]);
  });

  it('a wrong key: no line says authenticated, and no SA is made', async () => {
    const files = [
      folder.write('daphne.cfg', config('daphne')),
      folder.write('fred.cfg', config('fred').replace('abc123', 'abc124')),
    ];
    const { daphne, fred, status } = await logsOf(script, [...files, '--seed', '5', ...PLATFORMS]);
    expect(status).toBe(1);
    for (const log of [daphne, fred]) {
      expect(log).toContain('sending packet to');
      expect(log).not.toContain('has been authenticated');
      expect(log).not.toContain('Creating IPsec SAs');
    }
  });
});
