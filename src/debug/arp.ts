import { formatIpv4 } from '../base/ipv4-address';
import type { ArpEvent } from '../net/arp-cache';
import { formatHardware } from '../net/hardware-address';
import type { WordingTable } from '../router/narration';
import type { ArpMessage } from '../wire/arp';

const short = ({ operation }: ArpMessage): string => (operation === 'request' ? 'req' : 'rep');
const source = ({ sender, senderHardware }: ArpMessage): string =>
  `src ${formatIpv4(sender)} ${formatHardware(senderHardware)}`;
const destination = ({ target, targetHardware }: ArpMessage): string =>
  `dst ${formatIpv4(target)} ${formatHardware(targetHardware)}`;

/** `debug arp`, and what is told of ARP in any case. */
export const ARP_WORDS: WordingTable<ArpEvent> = {
  'arp-sent': {
    form: 'debug',
    flag: 'arp',
    lines: ({ message, interfaceName }) => [
      `IP ARP: sent ${short(message)} ${source(message)},\n                 ${destination(message)} ${interfaceName}`,
    ],
  },
  'arp-received': {
    form: 'debug',
    flag: 'arp',
    lines: ({ message, interfaceName }) => [
      `IP ARP: rcvd ${short(message)} ${source(message)}, dst ${formatIpv4(message.target)} ${interfaceName}`,
    ],
  },
  'arp-filtered': {
    form: 'debug',
    flag: 'arp',
    lines: ({ message, interfaceName }) => [
      `IP ARP: ${short(message)} filtered ${source(message)}, ${destination(message)} wrong cable, interface ${interfaceName}`,
    ],
  },
  'arp-incomplete': {
    form: 'debug',
    flag: 'arp',
    lines: ({ address, interfaceName }) => [
      `IP ARP: creating incomplete entry for IP address: ${formatIpv4(address)} interface ${interfaceName}`,
    ],
  },
  'duplicate-address': {
    form: 'log',
    facility: 'IP',
    severity: 4,
    mnemonic: 'DUPADDR',
    text: ({ address, interfaceName, hardware }) =>
      `Duplicate address ${formatIpv4(address)} on ${interfaceName}, sourced by ${formatHardware(hardware)}`,
  },
};
