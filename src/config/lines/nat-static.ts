import { formatIpv4, maskOf, prefixLength } from '../../base/ipv4-address';
import type { NatSide, StaticTranslation } from '../../router/model/nat';
import type { RouterConfig } from '../../router/model/router-config';
import { address, integer, mask, word, wordMatching } from '../../syntax/argument-types';
import { alternatives, argument, choice, flag, keyword, optional, sequence, type Syntax } from '../../syntax/grammar';
import { line, type ConfigLine, type Refusal } from '../line';
import { fromInterface, sourceWords } from './nat-words';

interface StaticValue {
  readonly what: 'address' | 'tcp' | 'udp' | 'network';
  readonly first: number;
  readonly firstPort?: number;
  readonly second?: number;
  readonly interfaceName?: string;
  readonly secondPort?: number;
  readonly netmask?: number;
  readonly length?: string;
  readonly vrf?: string;
  readonly routeMap?: string;
  readonly extendable?: true;
  readonly noAlias?: true;
}

const port = integer(1, 65_535);
const secondOrInterface = alternatives(argument('second', address, 'Inside global IP address'), fromInterface);

function portForm(word: 'tcp' | 'udp', help: string): Syntax<Pick<StaticValue, 'first' | 'firstPort' | 'secondPort'>> {
  return sequence(
    keyword(word, help),
    argument('first', address, 'Inside local IP address'),
    argument('firstPort', port, 'Local UDP/TCP port'),
    secondOrInterface,
    argument('secondPort', port, 'Global UDP/TCP port'),
  );
}

const staticForms = choice('what', {
  address: sequence(argument('first', address, 'Inside local IP address'), secondOrInterface),
  tcp: portForm('tcp', 'Transmission Control Protocol'),
  udp: portForm('udp', 'User Datagram Protocol'),
  network: sequence(
    keyword('network', 'Subnet translation'),
    argument('first', address, 'Inside local network address'),
    argument('second', address, 'Inside global network address'),
    alternatives(
      argument('netmask', mask, 'Network mask'),
      argument('length', wordMatching('/nn', /^\/([1-9]|[12]\d|3[0-2])$/), 'Prefix length'),
    ),
  ),
});

const staticOptions = sequence(
  optional(sequence(keyword('vrf', 'Specify vrf'), argument('vrf', word, 'VPN Routing/Forwarding instance name'))),
  optional(sequence(keyword('route-map', 'Specify route-map'), argument('routeMap', word, 'Route-map name'))),
  flag('extendable', 'extendable', 'Extend this translation when used'),
  flag('noAlias', 'no-alias', 'Do not create an alias for the global address'),
);

/** Of inside sources the local address comes first, of outside sources the global one. */
function staticOf(side: NatSide, value: StaticValue): StaticTranslation {
  const { what, first, firstPort, second, secondPort, interfaceName, netmask, length } = value;
  const own = { address: first, port: firstPort };
  const other = { address: second, port: secondPort };
  const outside = side === 'outside';
  return {
    side,
    protocol: what === 'tcp' || what === 'udp' ? what : undefined,
    mask: what === 'network' ? (netmask ?? maskOf(Number(length?.slice(1)))) : undefined,
    local: outside ? (second ?? 0) : first,
    localPort: outside ? other.port : own.port,
    global: outside ? first : second,
    globalPort: outside ? own.port : other.port,
    interfaceName,
    vrf: value.vrf,
    routeMap: value.routeMap,
    extendable: value.extendable === true,
    noAlias: value.noAlias === true,
  };
}

function staticValueOf(each: StaticTranslation): StaticValue {
  const { side, protocol, mask, local, localPort, global, globalPort, interfaceName } = each;
  const outside = side === 'outside';
  const [first, second] = outside ? [global ?? 0, local] : [local, global];
  const [firstPort, secondPort] = outside ? [globalPort, localPort] : [localPort, globalPort];
  return {
    what: mask === undefined ? (protocol ?? 'address') : 'network',
    first,
    ...(firstPort !== undefined && { firstPort }),
    ...(second !== undefined && { second }),
    ...(interfaceName !== undefined && { interfaceName }),
    ...(secondPort !== undefined && { secondPort }),
    ...(mask !== undefined && { length: `/${prefixLength(mask) ?? 32}` }),
    ...(each.vrf !== undefined && { vrf: each.vrf }),
    ...(each.routeMap !== undefined && { routeMap: each.routeMap }),
    ...(each.extendable && { extendable: true }),
    ...(each.noAlias && { noAlias: true }),
  };
}

const sameStatic = (a: StaticTranslation, b: StaticTranslation): boolean =>
  JSON.stringify({ ...a, extendable: false, noAlias: false }) ===
  JSON.stringify({ ...b, extendable: false, noAlias: false });

/** One address may be known by one other only, unless both lines are `extendable`. */
function similar(statics: readonly StaticTranslation[], wanted: StaticTranslation): StaticTranslation | undefined {
  return statics.find(
    each =>
      each.side === wanted.side &&
      each.protocol === wanted.protocol &&
      each.mask === wanted.mask &&
      !(each.extendable && wanted.extendable) &&
      ((each.local === wanted.local && each.localPort === wanted.localPort) ||
        (each.global !== undefined && each.global === wanted.global && each.globalPort === wanted.globalPort)),
  );
}

function partOf(side: NatSide, { what, vrf, routeMap }: Partial<StaticValue>): string | undefined {
  if (side === 'outside' && what === 'network') return 'subnets are translated on the inside alone';
  if (routeMap !== undefined) return 'the route map is not looked at: it holds for all packets';
  return vrf === undefined ? undefined : 'there is one routing table for all';
}

function fixed(side: NatSide): ConfigLine {
  return line<RouterConfig, StaticValue>({
    mode: 'config',
    section: 'ip',
    syntax: sequence(
      sourceWords(side),
      keyword('static', 'Specify static local->global mapping'),
      staticForms,
      staticOptions,
    ),
    partly: value => partOf(side, value),
    apply: ({ nat: { statics } }, value, { interactive }): Refusal | undefined => {
      const made = staticOf(side, value);
      const at = statics.findIndex(each => sameStatic(each, made));
      if (at >= 0) {
        if (JSON.stringify(statics[at]) !== JSON.stringify(made)) statics[at] = made;
        return undefined;
      }
      const other = interactive ? similar(statics, made) : undefined;
      if (other !== undefined) {
        const global = other.global === undefined ? '0.0.0.0' : formatIpv4(other.global);
        return { refused: [`% similar static entry (${formatIpv4(other.local)} -> ${global}) already exists`] };
      }
      statics.push(made);
      return undefined;
    },
    no: ({ nat: { statics } }, value): Refusal | undefined => {
      if (value.first === undefined || value.what === undefined) return { refused: ['% Incomplete command.', ''] };
      const meant = staticOf(side, value as StaticValue);
      const at = statics.findIndex(each => sameStatic(each, meant));
      if (at < 0) return { refused: ['% Translation not found'] };
      statics.splice(at, 1);
      return undefined;
    },
    read: ({ nat: { statics } }) => statics.filter(each => each.side === side).map(staticValueOf),
  });
}

export const insideStatic = fixed('inside');
export const outsideStatic = fixed('outside');
