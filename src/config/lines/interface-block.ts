import { newInterface, type InterfaceConfig, type RouterConfig } from '../../router/model/router-config';
import type { ArgumentType } from '../../syntax/argument-types';
import { argument, choice, keyword, keywords, optional, rest, sequence } from '../../syntax/grammar';
import { interfaceName, isVirtual, parseInterfaceRange } from '../interface-name';
import { line, type Block, type ConfigLine, type Refusal } from '../line';

type LinkType = NonNullable<InterfaceConfig['linkType']>;

const interfaceWord = keyword('interface', 'Select an interface to configure');

interface InterfaceValue {
  readonly name: string;
  readonly linkType?: LinkType;
  /** Of a record that was read from the model. */
  readonly target?: InterfaceConfig;
}

const interfaceLine = line<RouterConfig, InterfaceValue>({
  mode: 'config',
  section: 'interface',
  syntax: sequence(
    interfaceWord,
    argument('name', interfaceName, ''),
    optional(
      choice('linkType', {
        multipoint: keyword('multipoint', 'Treat as a multipoint link'),
        'point-to-point': keyword('point-to-point', 'Treat as a point-to-point link'),
        mpls: keyword('mpls', 'Treat as an MPLS ATM link'),
        'tag-switching': keyword('tag-switching', 'Treat as a tag-switching ATM link'),
        tunnel: keywords(['type', 'Virtual-template type'], ['tunnel', 'Tunnel interface']),
      }),
    ),
  ),
  apply: (config, { name, linkType }, { interactive }): Refusal | Block => {
    const target = there(config, name, interactive);
    if (target === undefined) return { refused: NO_SUCH };
    if (linkType !== undefined) target.linkType = linkType;
    return blockOf(target);
  },
  no: ({ interfaces }, { name }): Refusal | undefined => {
    if (name === undefined || !interfaces.has(name)) return undefined;
    if (!isVirtual(name)) return { refused: ['% Removal of physical interfaces is not permitted'] };
    interfaces.delete(name);
    return undefined;
  },
  reset: ({ interfaces, keptIn }, { name }, context) => {
    const known = name === undefined ? undefined : interfaces.get(name);
    if (known === undefined) return;
    keptIn.delete(known);
    Object.assign(known, newInterface(known.name), { linkType: known.linkType });
    context.reply('Building configuration...', '', `Interface ${known.name} set to default configuration`);
  },
  read: ({ interfaces }) =>
    [...interfaces.values()].map(target => {
      const { name, linkType } = target;
      return linkType === undefined ? { name, target } : { name, linkType, target };
    }),
  block: ({ interfaces }, { name, target = interfaces.get(name) }) => target && blockOf(target),
});

function blockOf(target: InterfaceConfig): Block {
  return { mode: target.name.includes('.') ? 'config-subif' : 'config-if', target };
}

const NO_SUCH = ['% Invalid interface type and number', ''];

/** Hardware cannot be typed into being; what a file names is taken to be in the box. */
function there({ interfaces }: RouterConfig, name: string, interactive: boolean): InterfaceConfig | undefined {
  const known = interfaces.get(name);
  if (known !== undefined || (interactive && !isVirtual(name))) return known;
  const made = newInterface(name);
  made.addressSaid = interactive;
  interfaces.set(name, made);
  return made;
}

interface RangeValue {
  readonly first: string;
  readonly more?: string;
}

/** `FastEthernet0/1`, or a range without blanks. */
const rangeBegin: ArgumentType<string> = {
  ...interfaceName,
  parse: text => (parseInterfaceRange(text.replace(/,$/, '')) === undefined ? undefined : text),
};

const namesOf = ({ first, more = '' }: Partial<RangeValue>): readonly string[] | undefined =>
  parseInterfaceRange(`${first ?? ''} ${more}`);

/** What is said of a range is said of each of its interfaces: nothing of the range itself is kept. */
const interfaceRange = line<RouterConfig, RangeValue>({
  mode: 'config',
  section: 'interface',
  syntax: sequence(
    interfaceWord,
    keyword('range', 'interface range command'),
    argument('first', rangeBegin, ''),
    optional(rest('more', 'The last one, and further interfaces: - 4, Vlan1')),
  ),
  apply: (config, value, { interactive }): Refusal | undefined => {
    const names = namesOf(value);
    if (names === undefined) return { refused: ['% Command rejected: Bad interface range', ''] };
    if (interactive && names.some(name => !isVirtual(name) && !config.interfaces.has(name)))
      return { refused: NO_SUCH };
    for (const name of names) there(config, name, interactive);
    return undefined;
  },
  no: ({ interfaces }, value): Refusal | undefined => {
    for (const name of namesOf(value) ?? []) if (isVirtual(name)) interfaces.delete(name);
    return undefined;
  },
  read: () => [],
  block: ({ interfaces }, value): Block | undefined => {
    const [target, ...also] = (namesOf(value) ?? []).flatMap(name => interfaces.get(name) ?? []);
    return target && { mode: 'config-if-range', target, also };
  },
});

export const INTERFACE_BLOCKS: readonly ConfigLine[] = [interfaceLine, interfaceRange];
