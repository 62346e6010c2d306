import { readU16 } from '../../base/bytes';
import type { Ipv4 } from '../../base/ipv4-address';
import { isIcmpError } from '../../wire/icmp';
import { destinationOf, fragmentOffsetOf, headerLengthOf, IPV4_HEADER_BYTES, sourceOf } from '../../wire/ipv4';
import { errorRewritten, rewritten, type Rewriting } from '../../wire/rewrite';
import type { NatSide } from '../model/nat';
import { poolHolds } from './addresses';
import { across, bare, type End, type Flow, flowOf } from './flow';
import { FragmentMemory } from './fragments';
import type { TranslationTable } from './table';
import { type NatNode, Translations } from './translations';

const ICMP_HEADER_BYTES = 8;

/**
 * Network address translation. Packets from inside to outside come through `outbound` once they are routed, before the
 * output list and the crypto map look at them; packets that come in outside through `inbound` before they are routed.
 */
export class Nat {
  readonly translations: Translations;
  private readonly fragments = new FragmentMemory();

  constructor(private readonly node: NatNode) {
    this.translations = new Translations(node);
  }

  private get table(): TranslationTable {
    return this.translations.table;
  }

  /** @returns the packet as the outside sees it, or undefined where no translation could be made */
  outbound(packet: Uint8Array): Uint8Array | undefined {
    const flow = flowOf(packet);
    if (flow === undefined) return this.withoutPorts(packet, 'inside');
    const outsideLocal = { address: flow.destination, port: flow.destinationPort };
    const outside = this.table.outsideLocal(flow.protocol, outsideLocal);
    const outsideGlobal =
      outside?.outside === undefined ? outsideLocal : across(outside.outside.global, outsideLocal, outside);
    const made = this.translations.fromInside(packet, flow, { local: outsideLocal, global: outsideGlobal });
    if (made === 'failed') return undefined;
    if (made === undefined && outside === undefined) return packet;
    this.translations.touch(made, flow);
    this.translations.touch(outside, flow);
    const local = { address: flow.source, port: flow.sourcePort };
    const global = made?.inside === undefined ? local : across(made.inside.global, local, made);
    return this.send(packet, 'inside', flow, global, outsideGlobal);
  }

  /** @returns the packet as the inside sees it, or undefined where no translation could be made */
  inbound(packet: Uint8Array): Uint8Array | undefined {
    const flow = flowOf(packet);
    if (flow === undefined) return this.withoutPorts(packet, 'outside');
    const outsideGlobal = { address: flow.source, port: flow.sourcePort };
    const outside = this.translations.ofOutsider(packet, flow);
    if (outside === 'failed') return undefined;
    const outsideLocal =
      outside?.outside === undefined ? outsideGlobal : across(outside.outside.local, outsideGlobal, outside);
    const known = this.translations.fromOutside(flow, { local: outsideLocal, global: outsideGlobal });
    if (known === undefined && outside === undefined) return packet;
    this.translations.touch(known, flow);
    this.translations.touch(outside, flow);
    const global = { address: flow.destination, port: flow.destinationPort };
    const local = known?.inside === undefined ? global : across(known.inside.local, global, known);
    return this.send(packet, 'outside', flow, outsideLocal, local);
  }

  /** A packet that `outbound` has made, as it was: whoever sent it is to be told of it. */
  restored(packet: Uint8Array): Uint8Array {
    const flow = flowOf(packet);
    if (flow === undefined) return packet;
    const global = { address: flow.source, port: flow.sourcePort };
    const far = { address: flow.destination, port: flow.destinationPort };
    const known =
      this.table.flowFromOutside(flow.protocol, global, far) ?? this.table.insideGlobal(flow.protocol, global);
    if (known?.inside === undefined) return packet;
    const local = across(known.inside.local, global, known);
    return rewritten(packet, { source: local.address, sourcePort: local.port });
  }

  /** Does the router answer for this address, which is no interface's: one that the outside knows the inside by? */
  ownsAddress(address: Ipv4): boolean {
    const { pools, rules, statics } = this.node.config.nat;
    if (rules.length === 0 && statics.length === 0) return false;
    return (
      statics.some(each => each.side === 'inside' && !each.noAlias && each.global === address) ||
      rules.some(({ side, pool: name }) => {
        const pool = side === 'inside' && name !== undefined ? pools.get(name) : undefined;
        return pool !== undefined && poolHolds(pool, address);
      })
    );
  }

  /** @param from where the packet comes from; the ends are those that the other side is to see */
  private send(packet: Uint8Array, from: NatSide, flow: Flow, source: End, destination: End): Uint8Array {
    const rewriting: Rewriting = {
      ...(source.address !== flow.source && { source: source.address }),
      ...(source.port !== flow.sourcePort && { sourcePort: source.port }),
      ...(destination.address !== flow.destination && { destination: destination.address }),
      ...(destination.port !== flow.destinationPort && { destinationPort: destination.port }),
    };
    this.fragments.note(this.node.clock.now, packet, rewriting);
    this.tell(packet, from, source.address, destination.address);
    return rewritten(packet, rewriting);
  }

  private tell(packet: Uint8Array, from: NatSide, source: Ipv4, destination: Ipv4): void {
    const before = { source: sourceOf(packet), destination: destinationOf(packet) };
    const flow = flowOf(packet);
    const id = readU16(packet, 4);
    if (flow !== undefined) this.node.report({ kind: 'nat-examined', from, flow, id });
    this.node.report({ kind: 'nat-translated', from, before, after: { source, destination }, id });
  }

  /** ICMP errors are translated by the packet that they quote, later fragments as the first of their packet. */
  private withoutPorts(packet: Uint8Array, from: NatSide): Uint8Array | undefined {
    if (fragmentOffsetOf(packet) === 0 && isIcmpError(packet)) {
      return from === 'inside' ? this.errorFromInside(packet) : this.errorFromOutside(packet);
    }
    const known = this.fragments.recall(this.node.clock.now, packet);
    if (known !== undefined) return rewritten(packet, known);
    const addresses = this.addressesAlone(packet, from);
    if (addresses !== undefined) return rewritten(packet, addresses);
    // Its first fragment has not come: it must not leave under the address of the inside.
    return from === 'inside' && this.translations.ruleFor('inside', packet) !== undefined ? undefined : packet;
  }

  private addressesAlone(packet: Uint8Array, from: NatSide): Rewriting | undefined {
    const { table } = this;
    const [source, destination] = [bare(sourceOf(packet)), bare(destinationOf(packet))];
    const [inside, outside] =
      from === 'inside'
        ? [table.insideLocal(0, source)?.inside?.global, table.outsideLocal(0, destination)?.outside?.global]
        : [table.insideGlobal(0, destination)?.inside?.local, table.outsideGlobal(0, source)?.outside?.local];
    if (inside === undefined && outside === undefined) return undefined;
    const [near, far] = from === 'inside' ? [inside, outside] : [outside, inside];
    return { ...(near && { source: near.address }), ...(far && { destination: far.address }) };
  }

  /** Somebody inside tells of a packet that came from outside: the quoted one has its source there. */
  private errorFromInside(packet: Uint8Array): Uint8Array {
    const quoted = quotedFlow(packet);
    const addresses = this.addressesAlone(packet, 'inside') ?? {};
    if (quoted === undefined) return rewritten(packet, addresses);
    const local = { address: quoted.destination, port: quoted.destinationPort };
    const far = { address: quoted.source, port: quoted.sourcePort };
    const known =
      this.table.flowFromInside(quoted.protocol, local, far) ?? this.table.insideLocal(quoted.protocol, local);
    if (known?.inside === undefined) return rewritten(packet, addresses);
    this.translations.touch(known, undefined);
    const global = across(known.inside.global, local, known);
    // A router on the inside that has no translation is not to be seen; we ourselves may.
    const teller = sourceOf(packet);
    const source = addresses.source ?? (this.node.isLocal(teller) ? teller : global.address);
    const outer = { ...addresses, source };
    this.tell(packet, 'inside', source, outer.destination ?? destinationOf(packet));
    const outside = known.outside?.global.address ?? addresses.destination ?? quoted.source;
    return errorRewritten(packet, outer, {
      source: outside,
      destination: global.address,
      destinationPort: global.port,
    });
  }

  /** Somebody outside tells of a packet that came from inside: the quoted one bears the address that it went out with. */
  private errorFromOutside(packet: Uint8Array): Uint8Array {
    const quoted = quotedFlow(packet);
    const addresses = this.addressesAlone(packet, 'outside') ?? {};
    if (quoted === undefined) return rewritten(packet, addresses);
    const global = { address: quoted.source, port: quoted.sourcePort };
    const far = { address: quoted.destination, port: quoted.destinationPort };
    const known =
      this.table.flowFromOutside(quoted.protocol, global, far) ?? this.table.insideGlobal(quoted.protocol, global);
    if (known?.inside === undefined) return rewritten(packet, addresses);
    this.translations.touch(known, undefined);
    const local = across(known.inside.local, global, known);
    const outer = { ...addresses, destination: local.address };
    this.tell(packet, 'outside', outer.source ?? sourceOf(packet), outer.destination);
    const outside = known.outside?.local.address ?? quoted.destination;
    return errorRewritten(packet, outer, { source: local.address, sourcePort: local.port, destination: outside });
  }
}

function quotedFlow(packet: Uint8Array): Flow | undefined {
  const quoted = packet.subarray(headerLengthOf(packet) + ICMP_HEADER_BYTES);
  if (quoted.length < IPV4_HEADER_BYTES || headerLengthOf(quoted) < IPV4_HEADER_BYTES) return undefined;
  return quoted.length < headerLengthOf(quoted) ? undefined : flowOf(quoted);
}
