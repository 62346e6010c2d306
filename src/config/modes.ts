import { leadingWords } from '../syntax/grammar';
import type { LateCommands, LevelOf } from '../syntax/states';
import { CommandTree } from '../syntax/tree';
import type { ConfigLine } from './line';
import { AAA_LINES } from './lines/aaa';
import { ACCESS_LIST_LINES } from './lines/access-list';
import { CLOCK_LINES } from './lines/clock';
import { BANNER_LINES } from './lines/banner';
import { ARP_LINES, INTERFACE_ARP_LINES } from './lines/arp';
import { CRYPTO_MAP_LINES } from './lines/crypto-map';
import { INTERFACE_BLOCKS } from './lines/interface-block';
import { INTERFACE_LINES } from './lines/interface';
import { INTERFACE_CRYPTO_LINES } from './lines/interface-crypto';
import { IPSEC_LINES } from './lines/ipsec';
import { ISAKMP_PEER_LINES } from './lines/isakmp-peer';
import { ISAKMP_LINES } from './lines/isakmp';
import { LINE_SETTINGS } from './lines/line-settings';
import { ALIAS_LINES } from './lines/alias';
import { LOGGING_LINES } from './lines/logging';
import { PASSWORD_LINES } from './lines/passwords';
import { NAT_LINES } from './lines/nat';
import { NAME_LINES, ROUTE_LINES } from './lines/routing';
import { HTTP_SERVER, SERVICE_LINES } from './lines/services';
import { PRIVILEGE_LINES } from './lines/privilege';
import { isWordless, type StoredFamily, storedFamilies } from './lines/stored';
import { TERMINAL_LINES } from './lines/terminal-lines';
import { type ModeName, OWN_MODES } from './mode-names';
import { storedModes } from './stored/groups';

/** Every configuration command with an effect, or a form of its own. Inside a section, `show running-config` has them in this order. */
export const CONFIG_LINES: readonly ConfigLine[] = [
  // NAT's stand before `ip classless`.
  ...NAT_LINES,
  ...SERVICE_LINES,
  ...CLOCK_LINES,
  ...LOGGING_LINES,
  ...ALIAS_LINES,
  ...AAA_LINES,
  ...PASSWORD_LINES,
  ...NAME_LINES,
  ...ISAKMP_LINES,
  ...ISAKMP_PEER_LINES,
  ...IPSEC_LINES,
  ...CRYPTO_MAP_LINES,
  ...INTERFACE_BLOCKS,
  ...INTERFACE_LINES,
  ...INTERFACE_ARP_LINES,
  ...INTERFACE_CRYPTO_LINES,
  ...ROUTE_LINES,
  HTTP_SERVER,
  ...ARP_LINES,
  ...ACCESS_LIST_LINES,
  ...BANNER_LINES,
  ...TERMINAL_LINES,
  ...LINE_SETTINGS,
  ...PRIVILEGE_LINES,
];

/** One configuration mode. */
export interface Mode {
  readonly name: ModeName;
  /** What is shown in the prompt's brackets. */
  readonly prompt: string;
  /** What stands over the list that `?` gives. */
  readonly helpHead: string;
  /** Help of `exit`. */
  readonly exitHelp: string;
  /** Those that can be read back from the model. */
  readonly printed: readonly ConfigLine[];
  readonly tree: CommandTree<ConfigLine>;
  /** The same where words have other levels than those that they are declared with. */
  treeWith(levelOf: LevelOf): CommandTree<ConfigLine>;
  /** All that is stored, for lines of a file that a declaration knows in part: it tells less than a later release has. */
  readonly storedTree: CommandTree<ConfigLine>;
}

/** What IOS calls the mode. */
function titlesOf(name: ModeName): Pick<Mode, 'helpHead' | 'exitHelp'> {
  if (name in OWN_MODES) {
    const { head, exit } = OWN_MODES[name as keyof typeof OWN_MODES];
    return { helpHead: head, exitHelp: exit };
  }
  const [{ title } = { title: 'this' }] = storedModes(name);
  return {
    helpHead: `${title.charAt(0).toUpperCase()}${title.slice(1)} configuration commands:`,
    exitHelp: `Exit from ${title} configuration mode`,
  };
}

/** A family says nothing more where declared lines tell what may follow its words: `service` beside `service timestamps`. */
function unexplained(stored: readonly StoredFamily[], declared: readonly ConfigLine[]): readonly StoredFamily[] {
  const beginnings = new Set<string>();
  for (const { syntax } of declared) {
    for (const words = [...leadingWords(syntax)]; words.length > 0; words.pop()) beginnings.add(words.join(' '));
  }
  return stored.filter(({ words }) => !beginnings.has(words.join(' ')));
}

/** Blocks that are kept, whose lines have an effect in others of the same prompt. */
const PROMPTS: Readonly<Partial<Record<ModeName, string>>> = {
  'config-line-slot': 'config-line',
  'cfg-crypto-trans-other': 'cfg-crypto-trans',
  'config-crypto-map-other': 'config-crypto-map',
};

/** Modes that differ in their prompt alone. */
const SAME_LINES = { 'config-subif': 'config-if', 'config-if-range': 'config-if' } as const;

const modes = new Map<ModeName, Mode>();

/** Trees are made when a mode is first entered. */
export function modeNamed(name: ModeName): Mode {
  const known = modes.get(name);
  if (known !== undefined) return known;
  const mode =
    name in SAME_LINES ? { ...modeNamed(SAME_LINES[name as keyof typeof SAME_LINES]), name, prompt: name } : made(name);
  modes.set(name, mode);
  return mode;
}

function byFirstWord(families: readonly StoredFamily[]): LateCommands<ConfigLine> {
  const groups = new Map<string, StoredFamily[]>();
  for (const family of families.filter(each => !isWordless(each))) {
    const first = family.words[0]?.toLowerCase() ?? '';
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [family]);
    else group.push(family);
  }
  return new Map([...groups].map(([word, group]) => [word, () => group.map(family => family.line())]));
}

function made(name: ModeName): Mode {
  const declared = CONFIG_LINES.filter(line => line.mode === name);
  const stored = storedFamilies(name);
  const late = byFirstWord(unexplained(stored, declared));
  const eager = [...declared, ...stored.filter(isWordless).map(family => family.line())];
  let fallback: CommandTree<ConfigLine> | undefined;
  return {
    name,
    prompt: PROMPTS[name] ?? name,
    ...titlesOf(name),
    printed: declared,
    tree: new CommandTree(eager, { negatable: true, late }),
    treeWith: levelOf => new CommandTree(eager, { negatable: true, late, levelOf }),
    get storedTree() {
      return (fallback ??= new CommandTree<ConfigLine>([], { negatable: true, late: byFirstWord(stored) }));
    },
  };
}
