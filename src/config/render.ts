import type { KeptLine, RouterConfig } from '../router/model/router-config';
import type { Block, ConfigLine } from './line';
import { CONFIG_LINES, modeNamed } from './modes';
import { rankOf, SECTIONS, type Section } from './sections';

/** A line with its block, if it has one. */
interface Chunk {
  readonly lines: readonly string[];
  readonly isBlock: boolean;
}

let linesBySection: ReadonlyMap<Section, readonly ConfigLine[]> | undefined;

function linesOf(section: Section): readonly ConfigLine[] {
  linesBySection ??= new Map(
    SECTIONS.map(each => [
      each.section,
      CONFIG_LINES.filter(line => line.mode === 'config' && line.section === each.section),
    ]),
  );
  return linesBySection.get(section) ?? [];
}

/** The configuration as `show running-config` prints it, from the first `!` to `end`. */
export function renderConfig(config: RouterConfig): readonly string[] {
  const out: string[] = ['!'];
  for (const { section, after, eachBlock } of SECTIONS) {
    const chunks = chunksOf(section, config);
    chunks.forEach((chunk, at) => {
      out.push(...chunk.lines);
      const separated = eachBlock === 'after' || (eachBlock === 'between' && chunks[at + 1]?.isBlock === true);
      if (chunk.isBlock && separated) out.push('!');
    });
    for (let i = 0; i < after; i++) out.push('!');
  }
  out.push('end');
  return out;
}

/** The same as a file holds it. */
export function configText(config: RouterConfig): string {
  return `${renderConfig(config).join('\n')}\n`;
}

/** With the head that IOS puts before it; the bytes are counted as IOS counts them: from the first `!`, ends of line as one. */
export function renderRunningConfig(config: RouterConfig): readonly string[] {
  const lines = renderConfig(config);
  const bytes = lines.reduce((sum, text) => sum + Buffer.byteLength(text, 'latin1') + 1, 0);
  return ['Building configuration...', '', `Current configuration : ${bytes} bytes`, ...lines];
}

/** The lines of one interface, as `show running-config interface` prints them. @returns undefined when there is none */
export function interfaceBlock(config: RouterConfig, name: string): readonly string[] | undefined {
  const target = config.interfaces.get(name);
  if (target === undefined) return undefined;
  const words = target.linkType === undefined ? name : `${name} ${target.linkType}`;
  return ['!', ...blockLines(config, { mode: 'config-if', target }, `interface ${words}`), 'end'];
}

/** Lines with an effect, and those that are kept: the latter stand first where IOS has them first. */
function chunksOf(section: Section, config: RouterConfig): readonly Chunk[] {
  const declared: Chunk[] = [];
  for (const line of linesOf(section)) {
    for (const { text, block } of line.read(config, config)) {
      const lines = block === undefined ? [text] : blockLines(config, block, text);
      declared.push({ lines, isBlock: line.blocks });
    }
  }
  const rank = rankOf(section);
  const kept = config.kept.filter(each => each.rank === rank);
  if (!KEPT_FIRST.has(section)) return [...declared, ...kept.map(keptChunk)];
  // An unknown line stays behind the line that it was behind.
  const [stored, unknown] = (['stored', 'unknown'] as const).map(state => kept.filter(each => each.state === state));
  return [...(stored ?? []).map(keptChunk), ...declared, ...(unknown ?? []).map(keptChunk)];
}

const KEPT_FIRST: ReadonlySet<Section> = new Set(['boot', 'system']);

function keptChunk(kept: KeptLine): Chunk {
  return { lines: keptLines(kept, ''), isBlock: kept.children.length > 0 };
}

function keptLines(kept: KeptLine, indentation: string): readonly string[] {
  const inside = kept.flat === true ? indentation : `${indentation} `;
  return [
    ...`${indentation}${kept.text}`.split('\n'),
    // The word that leaves a block stands where the one does that opens it.
    ...kept.children.flatMap(child => keptLines(child, LEAVES.test(child.text) ? indentation : inside)),
  ];
}

const LEAVES = /^exit-/;

/** The lines of a block, or of the outermost mode, without those of the blocks inside it. */
export function linesInside(config: RouterConfig, { mode, target }: Block): readonly string[] {
  const declared = modeNamed(mode).printed.flatMap(line => line.read(config, target).map(({ text }) => text));
  const kept = target === config ? config.kept : [...childrenOf(target), ...(config.keptIn.get(target) ?? [])];
  return [...declared, ...kept.map(({ text }) => text)];
}

function childrenOf(target: object): readonly KeptLine[] {
  return (target as Partial<KeptLine>).children ?? [];
}

/** @param head the line that opens the block */
function blockLines(config: RouterConfig, { mode, target }: Block, head: string): readonly string[] {
  const lines = [head];
  for (const line of modeNamed(mode).printed) {
    for (const { text } of line.read(config, target)) lines.push(` ${text}`);
  }
  const kept = [...childrenOf(target), ...(config.keptIn.get(target) ?? [])];
  for (const each of kept) lines.push(...keptLines(each, ' '));
  return lines;
}
