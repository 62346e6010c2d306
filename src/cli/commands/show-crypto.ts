import type { Router } from '../../router/router';
import type * as CryptoEngine from '../../show/crypto-engine';
import type * as CryptoMap from '../../show/crypto-map';
import type * as IpsecSa from '../../show/ipsec-sa';
import type * as IsakmpPolicy from '../../show/isakmp-policy';
import type * as IsakmpSa from '../../show/isakmp-sa';
import type * as LaterIsakmp from '../../show/later/isakmp';
import type * as Session from '../../show/later/session';
import type * as TransformSets from '../../show/transform-sets';
import { address, word } from '../../syntax/argument-types';
import { argument, flag, keyword, keywords, sequence, type Syntax } from '../../syntax/grammar';
import { exec, type ExecCommand } from '../exec-command';
import { numberOf } from '../shown-version';
import { interfaceArgument, showCrypto, withInterface } from './show-words';

// Each is loaded when it is first shown.
const showCryptoEngine = (): typeof CryptoEngine => require('../../show/crypto-engine') as typeof CryptoEngine;
const showCryptoMap = (): typeof CryptoMap => require('../../show/crypto-map') as typeof CryptoMap;
const showIpsecSa = (): typeof IpsecSa => require('../../show/ipsec-sa') as typeof IpsecSa;
const showIsakmpPolicy = (): typeof IsakmpPolicy => require('../../show/isakmp-policy') as typeof IsakmpPolicy;
const showIsakmpSa = (): typeof IsakmpSa => require('../../show/isakmp-sa') as typeof IsakmpSa;
const showTransformSets = (): typeof TransformSets => require('../../show/transform-sets') as typeof TransformSets;

const showLaterIsakmp = (): typeof LaterIsakmp => require('../../show/later/isakmp') as typeof LaterIsakmp;
const showSession = (): typeof Session => require('../../show/later/session') as typeof Session;

/** 12.4 has other forms. */
const isLater = ({ release }: Router): boolean => release === '12.4';
const formOf = (router: Router): IpsecSa.SaForm => (isLater(router) ? 'later' : '12.2');

const isakmp = sequence(showCrypto, keyword('isakmp', 'Show ISAKMP Security Associations'));
const ipsec = sequence(showCrypto, keyword('ipsec', 'Show IPSEC policy'));
const sa = sequence(ipsec, keyword('sa', 'IPSEC SA table'));
const map = sequence(showCrypto, keyword('map', 'Crypto maps'));

const ISAKMP_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(isakmp, keyword('sa', 'Show ISAKMP Security Associations')),
    run: ({ router }) => (isLater(router) ? showLaterIsakmp() : showIsakmpSa()).isakmpSas(router.ike.sas()),
  }),
  exec({
    level: 1,
    syntax: sequence(
      isakmp,
      keywords(['sa', 'Show ISAKMP Security Associations'], ['detail', 'Show ISAKMP SA Detail']),
    ),
    run: ({ router, now }) => showLaterIsakmp().isakmpSasInDetail(router.ike.sas(), now),
  }),
  exec({
    level: 1,
    syntax: sequence(showCrypto, keyword('session', 'Show crypto sessions (tunnels)')),
    run: ({ router, now }) => showSession().cryptoSessions(router.ipsec.identities(now), router.ike.sas()),
  }),
  exec({
    level: 1,
    syntax: sequence(isakmp, keyword('policy', 'Show ISAKMP protection suite policy')),
    run: ({ router }) =>
      isLater(router)
        ? showLaterIsakmp().globalPolicies(router.config.isakmp)
        : showIsakmpPolicy().isakmpPolicies(router.config.isakmp),
  }),
  exec({
    syntax: sequence(isakmp, keyword('key', 'Show ISAKMP preshared keys')),
    run: ({ router }) =>
      isLater(router)
        ? showLaterIsakmp().keyringKeys(router.config.isakmp)
        : showIsakmpPolicy().isakmpKeys(router.config.isakmp),
  }),
];

const detail = flag('detail', 'detail', 'show counter detail');

const SA_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(sa, detail),
    run: ({ router, now }, { detail }) =>
      showIpsecSa().ipsecSas(router.ipsec.identities(now), {}, detail, formOf(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(sa, keyword('address', 'IPSEC SA table in (dest) address order')),
    run: ({ router, now }) => showIpsecSa().ipsecSasByAddress(router.ipsec.identities(now), formOf(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(sa, keyword('identity', 'IPSEC SADB identity tree'), detail),
    run: ({ router, now }, { detail }) =>
      showIpsecSa().ipsecSaIdentities(router.ipsec.identities(now), detail, formOf(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(sa, keyword('interface', 'Show info for specific interface'), interfaceArgument, detail),
    run: ({ router, now }, { interfaceName, detail }) =>
      withInterface(router, interfaceName, () =>
        showIpsecSa().ipsecSas(router.ipsec.identities(now), { interfaceName }, detail, formOf(router)),
      ),
  }),
  exec({
    level: 1,
    syntax: sequence(
      sa,
      keyword('map', 'IPSEC SA table for a specific crypto map'),
      argument('mapName', word, 'Crypto map tag'),
      detail,
    ),
    run: ({ router, now }, { mapName, detail }) =>
      showIpsecSa().ipsecSas(router.ipsec.identities(now), { mapName }, detail, formOf(router)),
  }),
  exec({
    level: 1,
    syntax: sequence(
      sa,
      keyword('peer', 'Show SAs with a specific peer'),
      argument('peer', address, 'Address of the peer'),
      detail,
    ),
    run: ({ router, now }, { peer, detail }) =>
      showIpsecSa().ipsecSas(router.ipsec.identities(now), { peer }, detail, formOf(router)),
  }),
];

const setCommand = sequence(ipsec, keyword('transform-set', 'Crypto transform sets'));
const dynamicMap = sequence(showCrypto, keyword('dynamic-map', 'Crypto map templates'));

const POLICY_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(
      ipsec,
      keywords(
        ['security-association', 'Show parameters for IPSec security associations'],
        ['lifetime', 'Show the global security association lifetime'],
      ),
    ),
    run: ({ router }) => showTransformSets().globalLifetime(router.config.ipsec.lifetime),
  }),
  exec({
    level: 1,
    syntax: setCommand,
    run: ({ router }) => showTransformSets().transformSets(router.config.ipsec.transformSets.values()),
  }),
  exec({
    level: 1,
    syntax: sequence(setCommand, keyword('tag', 'Transform set tag'), argument('name', word, 'Transform set tag')),
    run: ({ router }, { name }) => {
      const set = router.config.ipsec.transformSets.get(name);
      return showTransformSets().transformSets(set === undefined ? [] : [set]);
    },
  }),
  exec({
    level: 1,
    syntax: dynamicMap,
    run: ({ router }) => templatesOf(router, () => true),
  }),
  exec({
    level: 1,
    syntax: sequence(
      dynamicMap,
      keyword('tag', 'Crypto map templates with a specific tag'),
      argument('name', word, 'Tag'),
    ),
    run: ({ router }, { name }) => templatesOf(router, other => other === name),
  }),
];

const MAP_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: map,
    run: ({ router }) => mapsOf(router, () => true),
  }),
  exec({
    level: 1,
    syntax: sequence(map, keyword('tag', 'Crypto maps with a specific tag'), argument('name', word, 'Crypto map tag')),
    run: ({ router }, { name }) => mapsOf(router, other => other === name),
  }),
  exec({
    level: 1,
    syntax: sequence(map, keyword('interface', 'Crypto maps for a specific interface'), interfaceArgument),
    run: ({ router }, { interfaceName }) =>
      withInterface(router, interfaceName, ({ config }) => mapsOf(router, name => name === config.cryptoMap)),
  }),
];

const engine = sequence(showCrypto, keyword('engine', 'Show crypto engine info'));
const key = sequence(showCrypto, keyword('key', 'Show long term public keys'));
const ca = sequence(showCrypto, keyword('ca', 'Show certification authority policy'));

/** Keys and certificates cannot be had here: none is there to print, and IOS prints nothing then. */
const nothing = (syntax: Syntax<unknown>): ExecCommand => exec({ level: 1, syntax, run: () => [] });

const connections = sequence(engine, keyword('connections', 'Show connection information'));

const ENGINE_COMMANDS: readonly ExecCommand[] = [
  exec({
    level: 1,
    syntax: sequence(connections, keyword('active', 'Show all crypto engine active connections')),
    run: ({ router }) => showCryptoEngine().engineConnections(router.ike.sas(), router.ipsec.connections()),
  }),
  exec({
    level: 1,
    syntax: sequence(connections, keyword('dh', 'Show crypto engine diffie-hellman connections')),
    run: ({ router, now }) => showCryptoEngine().engineDiffieHellmans(router.ike.sas(), now),
  }),
  exec({
    level: 1,
    syntax: sequence(connections, keyword('dropped-packet', 'Show crypto engine dropped packets')),
    run: ({ router: { ipsec }, now }) =>
      showCryptoEngine().engineDroppedPackets(ipsec.identities(now), ipsec.unclaimedPackets()),
  }),
  exec({
    level: 1,
    syntax: sequence(connections, keyword('flow', 'Show crypto engine flow information')),
    run: ({ router, now }) => showCryptoEngine().engineFlows(router.ipsec.identities(now)),
  }),
  exec({
    level: 1,
    syntax: sequence(engine, keyword('configuration', 'Show crypto engine config')),
    run: ({ router }) => showCryptoEngine().engineConfiguration(numberOf(router.hostname), router.cryptoCensus().jobs),
  }),
  exec({
    level: 1,
    syntax: sequence(engine, keyword('brief', 'Show all crypto engines in the system')),
    run: ({ router }) => showCryptoEngine().engineBrief(numberOf(router.hostname)),
  }),
];

const KEY_COMMANDS: readonly ExecCommand[] = [
  nothing(
    sequence(
      key,
      keywords(['mypubkey', 'Show public keys associated with this router'], ['rsa', 'Show RSA public keys']),
    ),
  ),
  nothing(sequence(ca, keyword('certificates', 'Show certificates'))),
];

export const SHOW_CRYPTO_COMMANDS: readonly ExecCommand[] = [
  ...ISAKMP_COMMANDS,
  ...SA_COMMANDS,
  ...POLICY_COMMANDS,
  ...MAP_COMMANDS,
  ...ENGINE_COMMANDS,
  ...KEY_COMMANDS,
];

function mapsOf(router: Router, isMeant: (name: string) => boolean): readonly string[] {
  const { ipsec: configured, accessLists } = router.config;
  const maps = [...configured.maps.values()].filter(({ name }) => isMeant(name));
  return showCryptoMap().cryptoMaps(
    maps.map(({ name, localAddress }) => ({
      name,
      localAddress: localAddressOf(router, localAddress),
      entries: router.ipsec.mapEntries(name),
    })),
    accessLists,
  );
}

function localAddressOf(router: Router, interfaceName: string | undefined): CryptoMap.ShownCryptoMap['localAddress'] {
  if (interfaceName === undefined) return undefined;
  return { interfaceName, address: router.interfaces.get(interfaceName)?.address ?? 0 };
}

function templatesOf(router: Router, isMeant: (name: string) => boolean): readonly string[] {
  const { ipsec: configured, accessLists } = router.config;
  const maps = new Map([...configured.dynamicMaps].filter(([name]) => isMeant(name)));
  return showCryptoMap().dynamicMaps(maps, configured.lifetime, accessLists);
}
