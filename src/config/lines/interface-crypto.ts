import type { InterfaceConfig } from '../../router/model/router-config';
import { word } from '../../syntax/argument-types';
import { argument, keyword, keywords, optional, sequence } from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { tunnelSettings } from './tunnel-settings';

interface CryptoMapValue {
  readonly name: string;
  readonly standby?: string;
}

const cryptoMap = line<InterfaceConfig, CryptoMapValue>({
  mode: 'config-if',
  section: 'block',
  partly: ({ standby }) => (standby === undefined ? undefined : 'there are no standby addresses'),
  syntax: sequence(
    keywords(['crypto', 'Encryption/Decryption commands'], ['map', 'Assign a Crypto Map']),
    argument('name', word, 'Crypto Map tag'),
    optional(
      sequence(
        keyword('redundancy', 'Use the address of a standby group'),
        argument('standby', word, 'Name of the standby group'),
      ),
    ),
  ),
  apply: (target, { name, standby }, { config, interactive }): Refusal | undefined => {
    if (interactive && !config.ipsec.maps.has(name)) return { refused: [`% There is no crypto map ${name}`] };
    target.cryptoMap = name;
    target.cryptoStandby = standby;
    return undefined;
  },
  no: (target, { name }) => {
    if (name !== undefined && name !== target.cryptoMap) return;
    target.cryptoMap = undefined;
    target.cryptoStandby = undefined;
  },
  read: ({ cryptoMap: name, cryptoStandby: standby }) =>
    name === undefined ? [] : [{ name, ...(standby !== undefined && { standby }) }],
});

export const INTERFACE_CRYPTO_LINES: readonly ConfigLine[] = [
  cryptoMap,
  ...tunnelSettings<InterfaceConfig>({ mode: 'config-if', section: 'block' }, ({ tunnels }) => tunnels),
];
