import { formatIpv4, type Ipv4 } from '../base/ipv4-address';
import type { Proxy } from '../ike/ipsec-port';
import type { IdentityView, SaView } from '../ipsec/views';

/** Which identities `show crypto ipsec sa` is asked for; undefined fields do not restrict. */
export interface IdentitySelection {
  readonly mapName?: string | undefined;
  readonly interfaceName?: string | undefined;
  readonly peer?: Ipv4 | undefined;
}

const ISAKMP_PORT = 500;

const NONE = ['', 'No SAs found'];

/** The form of 12.2, or that from 12.4 on. */
export type SaForm = '12.2' | 'later';

/**
 * `show crypto ipsec sa [map NAME | interface IF | peer A] [detail]`: identities with counters and SAs, by interface; in
 * detail the errors of each identity one by one.
 */
export function ipsecSas(
  identities: readonly IdentityView[],
  selection: IdentitySelection = {},
  detail = false,
  form: SaForm = '12.2',
): readonly string[] {
  const errors = detail ? detailLines : errorLines;
  return byInterface(identities, selection, form, identity => paragraph(identity, errors(identity), form));
}

function paragraph(identity: IdentityView, errors: readonly string[], form: SaForm): readonly string[] {
  const sections = saSections(identity, form);
  return ['', ...identityLines(identity, form), ...errors, '', ...endpointLines(identity, form), '', ...sections];
}

/** `show crypto ipsec sa identity [detail]`: flows and counters, no SAs. */
export function ipsecSaIdentities(
  identities: readonly IdentityView[],
  detail = false,
  form: SaForm = '12.2',
): readonly string[] {
  const errors = detail ? detailLines : errorLines;
  return [
    ...byInterface(identities, {}, form, identity => ['', ...identityLines(identity, form), ...errors(identity)]),
    ...(identities.length === 0 ? [] : ['']),
  ];
}

/** `show crypto ipsec sa address`: SAs by the address that their packets go to, then by protocol. */
export function ipsecSasByAddress(identities: readonly IdentityView[], form: SaForm = '12.2'): readonly string[] {
  const groups = new Map<Ipv4, Record<'ah' | 'esp' | 'ipcomp', SaView[]>>();
  const add = (destination: Ipv4, sas: Readonly<Record<'ah' | 'esp' | 'ipcomp', readonly SaView[]>>): void => {
    if (sas.esp.length + sas.ah.length === 0) return;
    const group = groups.get(destination) ?? { ah: [], esp: [], ipcomp: [] };
    for (const protocol of ['ah', 'esp', 'ipcomp'] as const) group[protocol].push(...sas[protocol]);
    groups.set(destination, group);
  };
  for (const { localAddress, peer, ...identity } of identities) {
    add(localAddress, { ah: identity.inboundAh, esp: identity.inboundEsp, ipcomp: identity.inboundIpcomp });
    if (peer === undefined) continue;
    add(peer, { ah: identity.outboundAh, esp: identity.outboundEsp, ipcomp: identity.outboundIpcomp });
  }
  if (groups.size === 0) return NONE;
  return [...groups]
    .sort(([a], [b]) => a - b)
    .flatMap(([destination, { esp, ah, ipcomp }]) => [
      `dest address: ${formatIpv4(destination)}`,
      ...protocolSection('AH', ah, form),
      ...protocolSection('ESP', esp, form),
      ...protocolSection('PCP', ipcomp, form),
    ]);
}

function protocolSection(protocol: 'AH' | 'ESP' | 'PCP', sas: readonly SaView[], form: SaForm): readonly string[] {
  if (sas.length === 0) return [];
  return [`   protocol: ${protocol}`, ...sas.flatMap(sa => saLines(sa, protocol === 'ESP', form)), ''];
}

/** A heading for each interface and map, once, above its identities. */
function byInterface(
  identities: readonly IdentityView[],
  selection: IdentitySelection,
  form: SaForm,
  lines: (identity: IdentityView) => readonly string[],
): readonly string[] {
  const shown = identities.filter(identity => isSelected(identity, selection));
  if (shown.length === 0) return NONE;
  const headings = new Map<string, IdentityView[]>();
  for (const identity of shown) {
    const heading = `${identity.interfaceName} ${identity.mapName}`;
    const group = headings.get(heading);
    if (group === undefined) headings.set(heading, [identity]);
    else group.push(identity);
  }
  return [...headings.values()].flatMap(group => [...headingLines(group, form), ...group.flatMap(lines)]);
}

function isSelected(identity: IdentityView, { mapName, interfaceName, peer }: IdentitySelection): boolean {
  return (
    (mapName === undefined || identity.mapName === mapName) &&
    (interfaceName === undefined || identity.interfaceName === interfaceName) &&
    (peer === undefined || identity.peer === peer)
  );
}

function headingLines([first]: readonly IdentityView[], form: SaForm): readonly string[] {
  if (first === undefined) return [];
  const address = `local addr${form === '12.2' ? '.' : ''} ${formatIpv4(first.localAddress)}`;
  return ['', `interface: ${first.interfaceName}`, `    Crypto map tag: ${first.mapName}, ${address}`];
}

function identityLines({ local, remote, peer, flags, counters }: IdentityView, form: SaForm): readonly string[] {
  const [vrf, colon] = form === '12.2' ? ['', ''] : ['(none)', ':'];
  return [
    `   protected vrf: ${vrf}`,
    `   local  ident (addr/mask/prot/port): (${proxyText(local)})`,
    `   remote ident (addr/mask/prot/port): (${proxyText(remote)})`,
    form === '12.2'
      ? `   current_peer: ${formatIpv4(peer ?? 0)}`
      : `   current_peer ${formatIpv4(peer ?? 0)} port ${ISAKMP_PORT}`,
    `     PERMIT, flags={${flags.map(flagText).join('')}}`,
    `    #pkts encaps: ${counters.encaps}, #pkts encrypt: ${counters.encrypt}, #pkts digest${colon} ${counters.digest}`,
    `    #pkts decaps: ${counters.decaps}, #pkts decrypt: ${counters.decrypt}, #pkts verify${colon} ${counters.verify}`,
    `    #pkts compressed: ${counters.compressed}, #pkts decompressed: ${counters.decompressed}`,
    `    #pkts not compressed: ${counters.notCompressed}, #pkts compr. failed: ${counters.compressionFailed}`,
    `    #pkts not decompressed: ${counters.notDecompressed}, #pkts decompress failed: ${counters.decompressFailed}`,
  ];
}

function proxyText({ address, mask, protocol, port }: Proxy): string {
  return `${formatIpv4(address)}/${formatIpv4(mask)}/${protocol}/${port}`;
}

/** IOS puts a comma after every flag but this one, which it prints last. */
function flagText(flag: string): string {
  return flag === 'ipsec_sa_request_sent' ? flag : `${flag},`;
}

function errorLines({ counters }: IdentityView): readonly string[] {
  return [`    #send errors ${counters.sendErrors}, #rcv errors ${counters.receiveErrors}`];
}

/** Zeros stand for what cannot happen here. */
function detailLines({ counters }: IdentityView): readonly string[] {
  return [
    `    #pkts no sa (send) ${counters.noSa}, #pkts invalid sa (rcv) ${counters.invalidSa}`,
    `    #pkts encaps failed (send) ${counters.notEncapsulated}, #pkts decaps failed (rcv) ${counters.malformed}`,
    `    #pkts invalid prot (recv) ${counters.invalidProtocol}, #pkts verify failed: ${counters.verifyFailed}`,
    `    #pkts invalid identity (recv) ${counters.invalidIdentity}, #pkts invalid len (rcv) ${counters.invalidLength}`,
    `    #pkts replay rollover (send): ${counters.sequenceEnded}, #pkts replay rollover (rcv) 0`,
    `    ##pkts replay failed (rcv): ${counters.replayFailed}`,
    '    #pkts internal err (send): 0, #pkts internal err (recv) 0',
  ];
}

function endpointLines(identity: IdentityView, form: SaForm): readonly string[] {
  const { localAddress, peer, pathMtu, mediaMtu, currentOutboundSpi } = identity;
  return [
    `     local crypto endpt.: ${formatIpv4(localAddress)}, remote crypto endpt.: ${formatIpv4(peer ?? 0)}`,
    ...(form === '12.2'
      ? [`     path mtu ${pathMtu}, media mtu ${mediaMtu}`, `     current outbound spi: ${hex(currentOutboundSpi)}`]
      : [
          `     path mtu ${pathMtu}, ip mtu ${mediaMtu}, ip mtu idb ${identity.interfaceName}`,
          `     current outbound spi: 0x${hex(currentOutboundSpi)}(${currentOutboundSpi})`,
        ]),
  ];
}

function saSections(identity: IdentityView, form: SaForm): readonly string[] {
  return [
    ...saSection('inbound esp', identity.inboundEsp, true, form),
    ...saSection('inbound ah', identity.inboundAh, false, form),
    ...saSection('inbound pcp', identity.inboundIpcomp, false, form),
    ...saSection('outbound esp', identity.outboundEsp, true, form),
    ...saSection('outbound ah', identity.outboundAh, false, form),
    ...saSection('outbound pcp', identity.outboundIpcomp, false, form),
  ];
}

function saSection(title: string, sas: readonly SaView[], esp: boolean, form: SaForm): readonly string[] {
  return [`     ${title} sas:`, ...sas.flatMap(sa => saLines(sa, esp, form)), ''];
}

/** @param esp whether the protocol has an initialization vector to speak of */
function saLines(sa: SaView, esp: boolean, form: SaForm): readonly string[] {
  const place =
    form === '12.2'
      ? `slot: ${sa.slot}, conn id: ${sa.connectionId}, flow_id: ${sa.flowId}`
      : `conn id: ${sa.connectionId}, flow_id: SW:${sa.flowId}`;
  return [
    `      spi: 0x${hex(sa.spi)}(${sa.spi})`,
    `        transform: ${sa.transform} ,`,
    `        in use settings ={${sa.mode}, }`,
    `        ${place}, crypto map: ${sa.mapName}`,
    sa.timed
      ? `        sa timing: remaining key lifetime (k/sec): (${sa.remainingKilobytes}/${sa.remainingSeconds})`
      : '        no sa timing',
    ...(esp ? [`        IV size: ${sa.ivBytes} bytes`] : []),
    `        replay detection support: ${sa.replayDetection ? 'Y' : 'N'}`,
    ...(form === '12.2' ? [] : ['        Status: ACTIVE']),
  ];
}

function hex(value: number): string {
  return value.toString(16).toUpperCase();
}
