import type { INTERFACES } from './stored/interfaces';
import type { MANAGEMENT } from './stored/management';
import type { QOS } from './stored/qos';
import type { ROUTING } from './stored/routing';
import type { SECURITY } from './stored/security';
import type { SWITCHING } from './stored/switching';
import type { VOICE } from './stored/voice';
import type { WAN } from './stored/wan';

/** Modes that lines with an effect are declared for: what IOS calls them over `?` and in the help of `exit`. */
export const OWN_MODES = {
  config: { head: 'Configure commands:', exit: 'Exit from configure mode' },
  'config-if': { head: 'Interface configuration commands:', exit: 'Exit from interface configuration mode' },
  'config-subif': { head: 'Interface configuration commands:', exit: 'Exit from interface configuration mode' },
  'config-if-range': { head: 'Interface configuration commands:', exit: 'Exit from interface configuration mode' },
  'config-line': { head: 'Line configuration commands:', exit: 'Exit from line configuration mode' },
  'config-isakmp': { head: 'ISAKMP commands:', exit: 'Exit from ISAKMP protection suite configuration mode' },
  'config-isakmp-peer': {
    head: 'ISAKMP peer configuration commands:',
    exit: 'Exit from ISAKMP peer configuration mode',
  },
  'cfg-crypto-trans': {
    head: 'Crypto transform configuration commands:',
    exit: 'Exit from crypto transform configuration mode',
  },
  'config-crypto-map': {
    head: 'Crypto Map configuration commands:',
    exit: 'Exit from crypto map configuration mode',
  },
  'config-std-nacl': {
    head: 'Standard Access List configuration commands:',
    exit: 'Exit from access-list configuration mode',
  },
  'config-ext-nacl': {
    head: 'Ext Access List configuration commands:',
    exit: 'Exit from access-list configuration mode',
  },
  'config-ipnat-pool': { head: 'IP NAT Pool configuration commands:', exit: 'Exit from NAT pool configuration mode' },
} as const;

type ModesOf<Group extends { readonly modes: object }> = keyof Group['modes'];

/** The configuration modes, by the word in their prompts. */
export type ModeName =
  | keyof typeof OWN_MODES
  | ModesOf<typeof INTERFACES>
  | ModesOf<typeof MANAGEMENT>
  | ModesOf<typeof QOS>
  | ModesOf<typeof ROUTING>
  | ModesOf<typeof SECURITY>
  | ModesOf<typeof SWITCHING>
  | ModesOf<typeof VOICE>
  | ModesOf<typeof WAN>;
