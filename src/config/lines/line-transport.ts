import type { LineConfig } from '../../router/model/line-config';
import type { ArgumentType } from '../../syntax/argument-types';
import { argument, keywords, repeated, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';

const TRANSPORT = ['transport', 'Define transport protocols for line'] as const;

const PROTOCOLS: Readonly<Record<string, string>> = {
  all: 'All protocols',
  'lapb-ta': 'LAPB Terminal Adapter',
  mop: 'DEC MOP Remote Console Protocol',
  none: 'No protocols',
  pad: 'X.3 PAD',
  rlogin: 'Unix rlogin protocol',
  ssh: 'TCP/IP SSH protocol',
  telnet: 'TCP/IP Telnet protocol',
  udptn: 'UDPTN async via UDP protocol',
  v120: 'Async over ISDN',
};

/** Other releases have other protocols: they are taken as they are written. */
const protocol: ArgumentType<string> = {
  show: 'WORD',
  rank: 1,
  parse: text => {
    const fitting = Object.keys(PROTOCOLS).filter(name => name.startsWith(text.toLowerCase()));
    return fitting.length === 1 ? fitting[0] : text;
  },
  print: text => text,
  hints: typed =>
    Object.entries(PROTOCOLS)
      .filter(([text]) => text.startsWith(typed))
      .map(([text, help]) => ({ text, help, literal: true })),
};

const transportInput = line<LineConfig, { readonly protocols: readonly string[] }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keywords(TRANSPORT, ['input', 'Define which protocols to use when connecting to the terminal server']),
    repeated('protocols', protocol, '', { min: 1, max: 10 }),
  ),
  apply: (target, { protocols }) => {
    target.transportInput = [...protocols];
  },
  no: target => {
    target.transportInput = undefined;
  },
  read: ({ transportInput: protocols }) => (protocols === undefined ? [] : [{ protocols }]),
});

/** What a word that is no command is the beginning of; of no protocol it is `none`, and such a word is just wrong. */
const transportPreferred = line<LineConfig, { readonly protocol: string }>({
  mode: 'config-line',
  section: 'block',
  syntax: sequence(
    keywords(TRANSPORT, ['preferred', 'Specify the preferred protocol to use']),
    argument('protocol', protocol, ''),
  ),
  apply: (target, { protocol }) => {
    target.transportPreferred = protocol;
  },
  no: target => {
    target.transportPreferred = undefined;
  },
  read: ({ transportPreferred: protocol }) => (protocol === undefined ? [] : [{ protocol }]),
});

export const TRANSPORT_LINES: readonly ConfigLine[] = [transportPreferred, transportInput];
