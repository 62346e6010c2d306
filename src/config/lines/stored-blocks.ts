import { keywords, optional, rest, sequence } from '../../syntax/grammar';
import { forget, keep, KEPT_HELP, keptListOf, unkeep } from '../kept';
import { line, type ConfigLine, type IsLast } from '../line';
import type { ModeName } from '../mode-names';

/** Lines inside blocks that are kept and printed back, and have no effect here. */

interface KeptValue {
  readonly text?: string;
}

type Words = readonly (readonly [word: string, help: string])[];

/** One family: the words that name it, and whatever follows. */
export function kept(mode: ModeName, words: Words): ConfigLine {
  const name = words.map(([word]) => word).join(' ');
  const textOf = ({ text }: Partial<KeptValue>): string => (text === undefined ? name : `${name} ${text}`);
  const text = rest('text', KEPT_HELP);
  const hasBody = name === 'certificate';
  return line<object, KeptValue>({
    mode,
    section: 'block',
    support: 'stored',
    syntax: sequence(keywords(...words), hasBody ? text : optional(text)),
    // A certificate's bytes follow in hexadecimal, up to `quit`.
    ...(hasBody && { unfinished: ({ text }: KeptValue) => untilQuit(text ?? '') }),
    apply: (target, value, { config }) => keep(keptListOf(config, target), textOf(value), 0),
    no: (target, value, { config }) => unkeep(keptListOf(config, target), textOf(value), 0),
    reset: (target, value, { config }) => forget(keptListOf(config, target), textOf(value)),
    // The renderer prints kept lines itself, in the order in which they came.
    read: () => [],
  });
}

function untilQuit(text: string): IsLast | undefined {
  const isLast = (each: string): boolean => each.trim() === 'quit';
  return text.split('\n').some(isLast) ? undefined : isLast;
}

const ROUTER_WORDS = [
  ['network', 'Enable routing on an IP network'],
  ['redistribute', 'Redistribute information from another routing protocol'],
  ['passive-interface', 'Suppress routing updates on an interface'],
  ['version', 'Set routing protocol version'],
  ['auto-summary', 'Enable automatic network number summarization'],
  ['neighbor', 'Specify a neighbor router'],
  ['area', 'OSPF area parameters'],
  ['router-id', 'router-id for this process'],
  ['log-adjacency-changes', 'Log changes in adjacency state'],
  ['default-information', 'Control distribution of default information'],
  ['default-metric', 'Set metric of redistributed routes'],
  ['distance', 'Define an administrative distance'],
  ['distribute-list', 'Filter networks in routing updates'],
  ['eigrp', 'EIGRP specific commands'],
  ['bgp', 'BGP specific commands'],
  ['synchronization', 'Perform IGP synchronization'],
  ['timers', 'Adjust routing timers'],
  ['maximum-paths', 'Forward packets over multiple paths'],
  ['summary-address', 'Configure IP address summaries'],
] as const;

const STORED_WORDS = [
  ['match', 'Match values'],
  ['set', 'Set values'],
  ['class', 'policy criteria'],
  ['bandwidth', 'Bandwidth'],
  ['priority', 'Priority'],
  ['police', 'Police'],
  ['fair-queue', 'Fair queueing'],
  ['network', 'Network number and mask'],
  ['default-router', 'Default routers'],
  ['dns-server', 'DNS servers'],
  ['domain-name', 'Domain name'],
  ['lease', 'Address lease time'],
  ['description', 'Description'],
  ['enrollment', 'Enrollment parameters'],
  ['crl', 'CRL option'],
  ['revocation-check', 'Revocation checking options'],
  ['subject-name', 'Subject Name'],
  ['certificate', 'Certificate'],
] as const;

const INTERFACE_FAMILIES = [
  'arp',
  'cdp',
  'clock',
  'encapsulation',
  'fair-queue',
  'frame-relay',
  'full-duplex',
  'half-duplex',
  'hold-queue',
  'keepalive',
  'load-interval',
  'logging',
  'media-type',
  'ntp',
  'ppp',
  'service-policy',
  'snmp',
  'standby',
  'switchport',
  'spanning-tree',
  'tunnel',
  'dialer',
  'isdn',
  'delay',
  'peer',
  'async',
  'random-detect',
] as const;

const INTERFACE_IP_FAMILIES = [
  'nat',
  'ospf',
  'rip',
  'pim',
  'policy',
  'split-horizon',
  'summary-address',
  'redirects',
  'helper-address',
  'directed-broadcast',
  'mask-reply',
  'tcp',
  'inspect',
  'unnumbered',
  'virtual-reassembly',
  'cgmp',
  'hello-interval',
] as const;

const FAMILY_HELP = 'Kept without effect';

/** `ip route-cache` alone is not kept: an abbreviation of it is a global command, and its words must not be taken. */
const ROUTE_CACHE_FORMS = ['cef', 'distributed', 'flow', 'policy', 'same-interface'] as const;

export const STORED_BLOCK_LINES: readonly ConfigLine[] = [
  ...ROUTER_WORDS.map(word => kept('config-router', [word])),
  ...STORED_WORDS.map(word => kept('config-stored', [word])),
];

export const STORED_INTERFACE_LINES: readonly ConfigLine[] = [
  ...INTERFACE_FAMILIES.map(word => kept('config-if', [[word, FAMILY_HELP]])),
  ...ROUTE_CACHE_FORMS.map(word =>
    kept('config-if', [
      ['ip', 'Interface Internet Protocol config commands'],
      ['route-cache', 'Enable fast-switching cache for outgoing packets'],
      [word, FAMILY_HELP],
    ]),
  ),
  ...INTERFACE_IP_FAMILIES.map(word =>
    kept('config-if', [
      ['ip', 'Interface Internet Protocol config commands'],
      [word, FAMILY_HELP],
    ]),
  ),
];
