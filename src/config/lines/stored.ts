import type { RouterConfig } from '../../router/model/router-config';
import { keywords, optional, rest, sequence } from '../../syntax/grammar';
import { line, type Block, type ConfigLine } from '../line';
import type { ModeName } from '../mode-names';
import { drop, forget, keep, KEPT_HELP, keptNamed, unkeep } from '../kept';
import { rankOf, type Section } from '../sections';

/**
 * Lines that are kept and printed back, and have no effect here. A family is one declaration: the words that name it and
 * whatever follows. `block`: the mode of the lines under it.
 */
export interface Family {
  readonly words: readonly (readonly [word: string, help: string])[];
  readonly section: Section;
  readonly block?: ModeName;
}

interface StoredValue {
  readonly text?: string;
}

export function stored({ words, section, block }: Family): ConfigLine {
  const name = words.map(([word]) => word).join(' ');
  const textOf = ({ text }: StoredValue): string => (text === undefined ? name : `${name} ${text}`);
  return line<RouterConfig, StoredValue>({
    mode: 'config',
    section,
    support: 'stored',
    syntax: sequence(keywords(...words), optional(rest('text', KEPT_HELP))),
    apply: (config, value) => keep(config.kept, textOf(value), rankOf(section)),
    no: (config, value) => {
      // A block is there or not: nothing is kept of one that is not.
      if (block !== undefined) drop(config.kept, textOf(value));
      else unkeep(config.kept, textOf(value), rankOf(section));
    },
    reset: (config, value) => forget(config.kept, textOf(value)),
    // The renderer prints kept lines itself, in the order in which they came.
    read: () => [],
    ...(block !== undefined && {
      block: (config: RouterConfig, value: StoredValue): Block | undefined => {
        const target = keptNamed(config.kept, textOf(value));
        return target && { mode: block, target };
      },
    }),
  });
}

const one = (word: string, section: Section, help: string, block?: ModeName): Family => ({
  words: [[word, help]],
  section,
  ...(block !== undefined && { block }),
});

/** Help of first words that no line of ours explains. */
const FIRST_HELP: Readonly<Record<string, string>> = {
  logging: 'Modify message logging facilities',
  'memory-size': 'Adjust memory size by percentage',
};

const two = (first: string, second: string, section: Section, help: string, block?: ModeName): Family => ({
  words: [
    [first, FIRST_HELP[first] ?? ''],
    [second, help],
  ],
  section,
  ...(block !== undefined && { block }),
});

const service = (word: string, help: string): Family => two('service', word, 'version', help);
const ip = (word: string, section: Section, help: string, block?: ModeName): Family =>
  two('ip', word, section, help, block);

const threeOf = (word: string, help: string): Family => ({
  words: [
    ['ip', 'Global IP configuration subcommands'],
    ['access-list', 'Named access-list'],
    [word, help],
  ],
  section: 'named-access-list',
});

const FAMILIES: readonly Family[] = [
  service('pad', 'Enable PAD commands'),
  service('tcp-keepalives-in', 'Generate keepalives on idle incoming network connections'),
  service('tcp-keepalives-out', 'Generate keepalives on idle outgoing network connections'),
  service('dhcp', 'Enable DHCP server and relay agent'),
  service('udp-small-servers', 'Enable small UDP servers'),
  service('tcp-small-servers', 'Enable small TCP servers'),
  service('config', 'TFTP load config files'),
  one('boot-start-marker', 'boot', 'Start of boot settings'),
  one('boot', 'boot', 'Modify system boot parameters'),
  one('boot-end-marker', 'boot', 'End of boot settings'),
  two('logging', 'buffered', 'boot', 'Set buffered logging parameters'),
  two('logging', 'console', 'boot', 'Set console logging parameters'),
  two('logging', 'monitor', 'boot', 'Set terminal line (monitor) logging parameters'),
  two('logging', 'queue-limit', 'boot', 'Set logger message queue size'),
  two('logging', 'rate-limit', 'boot', 'Set messages per second limit'),
  one('aaa', 'boot', 'Authentication, Authorization and Accounting.'),
  two('memory-size', 'iomem', 'system', 'I/O memory'),
  one('mmi', 'system', 'Modem management interface'),
  {
    words: [
      ['ip', 'Global IP configuration subcommands'],
      ['route', 'Establish static routes'],
      ['vrf', 'Configure static route for a VPN Routing/Forwarding instance'],
    ],
    section: 'ip',
  },
  ip('source-route', 'system', 'Process packets with source routing header options'),
  ip('cef', 'system', 'Cisco Express Forwarding'),
  ip('finger', 'system', 'finger server'),
  ip('dhcp', 'names', 'Configure DHCP server and relay parameters', 'config-stored'),
  ip('ssh', 'names', 'Configure ssh options'),
  ip('tcp', 'names', 'Global TCP parameters'),
  ip('domain', 'names', 'IP DNS Resolver'),
  ip('audit', 'names', 'Intrusion Detection System'),
  ip('inspect', 'names', 'Context-based Access Control Engine'),
  one('class-map', 'isakmp', 'Configure QoS Class Map', 'config-stored'),
  one('policy-map', 'isakmp', 'Configure QoS Policy Map', 'config-stored'),
  one('router', 'router', 'Enable a routing process', 'config-router'),
  ip('nat', 'ip', 'NAT configuration commands'),
  {
    words: [
      ['ip', ''],
      ['nat', 'NAT configuration commands'],
      ['inside', 'Inside address translation'],
      ['destination', 'Destination address translation'],
    ],
    section: 'ip',
  },
  ip('forward-protocol', 'ip', 'Controls forwarding of physical and directed IP broadcasts'),
  ip('http', 'ip', 'HTTP server configuration'),
  ip('pim', 'ip', 'PIM global commands'),
  ip('prefix-list', 'named-access-list', 'Build a prefix list'),
  ip('radius', 'logging', 'RADIUS configuration commands'),
  one('logging', 'logging', 'Modify message logging facilities'),
  two('access-list', 'compiled', 'access-list', 'Enable IP access-list compilation'),
  two('access-list', 'dynamic-extended', 'access-list', 'Extend the dynamic ACL absolute timer'),
  two('access-list', 'rate-limit', 'access-list', 'Simple rate-limit specific access list'),
  threeOf('log-update', 'Control access list log updates'),
  threeOf('logging', 'Control access list logging'),
  threeOf('resequence', 'Resequence Access List'),
  one('dialer-list', 'access-list', 'Create a dialer list entry'),
  one('cdp', 'access-list', 'Global CDP configuration subcommands'),
  one('route-map', 'management', 'Create route-map or enter route-map command mode', 'config-stored'),
  one('snmp-server', 'management', 'Modify SNMP engine parameters'),
  one('tacacs-server', 'management', 'Modify TACACS query parameters'),
  one('radius-server', 'management', 'Modify RADIUS query parameters'),
  one('alias', 'banner', 'Create command alias'),
  one('scheduler', 'line', 'Scheduler parameters'),
  one('ntp', 'time', 'Configure NTP'),
];

export const STORED_LINES: readonly ConfigLine[] = FAMILIES.map(stored);
