import type { KeptLine, RouterConfig } from '../router/model/router-config';
import type { Block, ConfigLine } from './line';
import { CONFIG_LINES, modeNamed } from './modes';
import { rankOf, SECTIONS, type Section, type SectionLayout } from './sections';

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
  for (const layout of SECTIONS) {
    writeSection(new SectionWriter(out, layout.eachBlock), layout.section, config);
    for (let i = 0; i < layout.after; i++) out.push('!');
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
  const words = target.linkType === undefined ? name : `${name} ${target.linkType.replace('tunnel', 'type tunnel')}`;
  const out = ['!', `interface ${words}`];
  writeBlock(out, config, { mode: 'config-if', target });
  out.push('end');
  return out;
}

/** Puts the lines of a section, and the `!` between its blocks, behind those that are there. */
class SectionWriter {
  private isBehindBlock = false;

  constructor(
    readonly out: string[],
    private readonly eachBlock: SectionLayout['eachBlock'],
  ) {}

  /**
   * Before a line, and the block that it opens.
   * @param isStrange nobody knows it: right behind a block it would be taken for one of the block's
   */
  begin(isBlock: boolean, isStrange = false): void {
    const isBetween = isStrange ? this.eachBlock !== 'after' : isBlock && this.eachBlock === 'between';
    if (isBetween && this.isBehindBlock) this.out.push('!');
    this.isBehindBlock = isBlock;
  }

  /** Behind the line and its block. */
  end(): void {
    if (this.isBehindBlock && this.eachBlock === 'after') this.out.push('!');
  }
}

/** Lines with an effect, and those that are kept: the latter stand first where IOS has them first. */
function writeSection(writer: SectionWriter, section: Section, config: RouterConfig): void {
  const rank = rankOf(section);
  const kept = config.kept.filter(each => each.rank === rank);
  const isFirst = KEPT_FIRST.has(section);
  // An unknown line stays behind the line that it was behind.
  const [first, last] = isFirst
    ? (['stored', 'unknown'] as const).map(state => kept.filter(each => each.state === state))
    : [[], kept];
  for (const each of first ?? []) writeKept(writer, each);
  for (const line of linesOf(section)) writeDeclared(writer, line, config);
  for (const each of last ?? []) writeKept(writer, each);
}

function writeDeclared(writer: SectionWriter, line: ConfigLine, config: RouterConfig): void {
  for (const value of line.read(config, config)) {
    writer.begin(line.blocks);
    writer.out.push(line.text(value));
    if (line.blocks) {
      const block = line.block(config, config, value);
      if (block !== undefined) writeBlock(writer.out, config, block);
    }
    writer.end();
  }
}

function writeKept(writer: SectionWriter, kept: KeptLine): void {
  writer.begin(kept.children.length > 0, kept.state === 'unknown');
  writeKeptLines(writer.out, kept, '');
  writer.end();
}

const KEPT_FIRST: ReadonlySet<Section> = new Set(['boot', 'system']);

function writeKeptLines(out: string[], kept: KeptLine, indentation: string): void {
  const text = indentation === '' ? kept.text : `${indentation}${kept.text}`;
  if (text.includes('\n')) out.push(...text.split('\n'));
  else out.push(text);
  const inside = kept.flat === true ? indentation : `${indentation} `;
  // The word that leaves a block stands where the one does that opens it.
  for (const child of kept.children) writeKeptLines(out, child, LEAVES.test(child.text) ? indentation : inside);
}

const LEAVES = /^exit-/;

/** The lines of a block, or of the outermost mode, without those of the blocks inside it. */
export function linesInside(config: RouterConfig, { mode, target }: Block): readonly string[] {
  const declared = modeNamed(mode).printed.flatMap(line => line.read(config, target).map(value => line.text(value)));
  const kept = target === config ? config.kept : [...childrenOf(target), ...(config.keptIn.get(target) ?? [])];
  return [...declared, ...kept.map(({ text }) => text)];
}

function childrenOf(target: object): readonly KeptLine[] {
  return (target as Partial<KeptLine>).children ?? [];
}

function writeBlock(out: string[], config: RouterConfig, { mode, target }: Block): void {
  for (const line of modeNamed(mode).printed) {
    for (const value of line.read(config, target)) out.push(line.text(value, true));
  }
  for (const each of childrenOf(target)) writeKeptLines(out, each, ' ');
  for (const each of config.keptIn.get(target) ?? []) writeKeptLines(out, each, ' ');
}
