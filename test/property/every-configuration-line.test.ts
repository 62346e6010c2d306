/**
 * Every configuration line that is declared, in lines made of its declaration: help at every word, abbreviations, what
 * `no` leaves, what is printed. A declaration that is added is judged here without anybody naming it.
 */
import { SeededRng } from '../../src/base/rng';
import { type ConfigReply, Configurator } from '../../src/config/configurator';
import { Interpreter } from '../../src/config/interpreter';
import type { ConfigLine } from '../../src/config/line';
import { loadConfig } from '../../src/config/load';
import type { ModeName } from '../../src/config/mode-names';
import { CONFIG_LINES, modeNamed } from '../../src/config/modes';
import { renderConfig } from '../../src/config/render';
import type { RouterConfig } from '../../src/router/model/router-config';
import { emptyHelp, missingHelp, shortest } from '../support/judged-commands';
import { sampleLines, textOf } from '../support/sample-lines';

const BASE = `interface FastEthernet0/0
interface FastEthernet0/1
line con 0
line aux 0
line vty 0 4
end
`;
/** What somebody types behind a line that goes on over several. */
const MORE = ['more text', '#', 'quit'];

/** A router that is configured by typing. */
class Typed {
  readonly config: RouterConfig = loadConfig(BASE, 'base.cfg').config;
  private configurator = this.enter();

  /** Leaves configuration mode, enters it again, and goes to a block. */
  in(opener: readonly string[]): this {
    this.configurator = this.enter();
    for (const line of opener) this.type(line);
    return this;
  }

  type(line: string): ConfigReply {
    let text = line;
    let reply = this.configurator.execute(text);
    for (const more of MORE) {
      if (reply.isLast === undefined) break;
      text += `\n${more}`;
      reply = this.configurator.execute(text);
    }
    return reply;
  }

  get mode(): string {
    return this.configurator.promptWord;
  }

  get printed(): string {
    return renderConfig(this.config).join('\n');
  }

  private enter(): Configurator {
    return new Configurator(this.config, { rng: new SeededRng(1), onChange: () => {} });
  }
}

/** For each mode the lines that lead there. */
const openers = findOpeners();

function findOpeners(): ReadonlyMap<ModeName, readonly string[]> {
  const found = new Map<ModeName, readonly string[]>([['config', []]]);
  for (const [mode, opener] of found) {
    for (const line of CONFIG_LINES.filter(each => each.blocks && each.mode === mode)) {
      for (const sample of sampleLines(line.syntax.node)) {
        const lines = [...opener, textOf(sample)];
        const reached = modeBehind(lines);
        if (!found.has(reached)) found.set(reached, lines);
      }
    }
  }
  return found;
}

function modeBehind(lines: readonly string[]): ModeName {
  const interpreter = new Interpreter(new Typed().config, {
    interactive: true,
    rng: new SeededRng(1),
    reply: () => {},
  });
  for (const line of lines) interpreter.execute(line);
  return interpreter.mode.name;
}

/** Lines that need another one before them. */
const NEEDED: readonly (readonly [RegExp, string])[] = [[/^ip address .* secondary$/, 'ip address 10.9.9.9 255.0.0.0']];

/** Lines that name what must be there, or stand in a block of one kind alone: what is typed before, and the way to the block. */
const GROUND: readonly (readonly [ModeName, RegExp, readonly string[], (readonly string[])?])[] = [
  ['config-crypto-map', /^set transform-set /, ['crypto ipsec transform-set sample esp-des']],
  ['config-crypto-map', /^set session-key /, [], ['crypto map sample 1 ipsec-manual']],
  ['config-if', /^crypto map /, ['crypto map sample 1 ipsec-isakmp']],
  ['config-if', /^encapsulation dot1Q /, [], ['interface FastEthernet0/0.5']],
  ['config-if', /^(tunnel|ip unnumbered) /, [], ['interface Tunnel5']],
];

/** What stands in a configuration behind `no` alone. */
const NEGATED_ALONE: readonly RegExp[] = [/^ip address$/];

/** What IOS does not undo, or undoes to something else than what was before. */
const NOT_UNDONE: readonly RegExp[] = [
  /^version\b/,
  // Hardware stays.
  /^interface FastEthernet/,
  /^line (con|console|aux|vty) /,
  // The line remains, and never times out.
  /^exec-timeout /,
  // Goes with its trustpoint alone: its bytes are part of it.
  /^certificate /,
  // The words alone are taken for the line of the same name outside the block.
  /^arp$/,
];

/** @returns what is wrong with a line that is typed, undone and typed again */
function wrong(line: ConfigLine, text: string): string | undefined {
  const router = new Typed();
  const ground = GROUND.find(([mode, needing]) => mode === line.mode && needing.test(text));
  const opener = ground?.[3] ?? openers.get(line.mode) ?? [];
  router.in(ground?.[2] ?? []).in(opener);
  for (const [needing, needed] of NEEDED) if (needing.test(text)) router.type(needed);
  const before = router.printed;
  const { error } = router.type(text);
  if (error?.kind === 'failed') return 'refused';
  if (error !== undefined) return error.kind;
  const after = router.printed;
  const again = loadConfig(after, 'again.cfg');
  if (again.counts.unknown > 0 || renderConfig(again.config).join('\n') !== after)
    return `is printed as what is not the same when read again:${difference(before, after)}`;
  if (NOT_UNDONE.some(each => each.test(text))) return undefined;
  const undone = router.in(opener).type(`no ${text}`);
  if (undone.error !== undefined) return `no: ${undone.lines.join(' ')}`;
  const left = difference(before, router.printed);
  // What is so by itself is turned off by `no`; typed again, or with `default`, it is as before.
  if (after === before) router.in(opener).type(text);
  else if (/^(\n\+ +no .*)+$/.test(left)) router.in(opener).type(`default ${text}`);
  return router.printed === before ? undefined : `leaves behind:${difference(before, router.printed)}`;
}

function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const gone = old.filter(each => !now.includes(each)).map(each => `\n- ${each}`);
  return [...gone, ...now.filter(each => !old.includes(each)).map(each => `\n+ ${each}`)].join('');
}

const CASES = CONFIG_LINES.map(line => {
  const samples = sampleLines(line.syntax.node);
  return [`(${line.mode}) ${textOf(samples[0] ?? [])}`, line, samples] as const;
});

test('every mode is reached', () => {
  const modes = new Set(CONFIG_LINES.map(({ mode }) => mode));
  expect([...modes].filter(mode => !openers.has(mode))).toEqual([]);
});

describe.each(CASES)('%s', (_, line, samples) => {
  const { tree } = modeNamed(line.mode);

  // What is hidden has no help of its own; words that it shares with others are theirs.
  if (line.hidden !== true) {
    it('helps at every word', () => {
      expect(emptyHelp(tree, samples)).toEqual([]);
      expect(missingHelp(tree, samples)).toEqual([]);
    });
  }

  it('is the same in its shortest words', () => {
    for (const sample of samples) {
      const full = tree.match(textOf(sample));
      expect(full).toMatchObject({ kind: 'ok' });
      expect({ short: shortest(tree, sample), ...tree.match(shortest(tree, sample)) }).toMatchObject(full);
    }
  });

  if (NEGATED_ALONE.some(each => each.test(textOf(samples[0] ?? [])))) return;
  it('is printed as what reads the same, and undone by no', () => {
    const found = samples.map(sample => ({ text: textOf(sample), fault: wrong(line, textOf(sample)) }));
    expect(found.filter(({ fault }) => fault !== undefined && fault !== 'refused')).toEqual([]);
    // Nonsense may be refused, but not everything.
    expect(found.map(({ fault }) => fault)).toContain(undefined);
  });
});
