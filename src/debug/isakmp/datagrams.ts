import { formatIpv4 } from '../../base/ipv4-address';
import type { DatagramsEvent } from '../../ike/events/datagrams';
import type { VendorName } from '../../wire/isakmp/vendor-ids';
import type { WordingTable } from '../../router/narration';
import { PayloadType } from '../../wire/isakmp/constants';
import { isakmp, ofSa, signed } from './wording';

/** Payload 239 is what IOS names "payload type 16" in its logs. */
const shownType = (type: number): number => (type === PayloadType.tedProxies ? 16 : type);

const VENDORS: Readonly<Record<VendorName, string>> = {
  unity: 'Unity',
  dpd: 'DPD',
  xauth: 'XAUTH',
  natTRfc3947: 'NAT-T RFC 3947',
  natTDraft03: 'NAT-T v3',
  natTDraft02: 'NAT-T v2',
};

export const DATAGRAMS_WORDS: WordingTable<DatagramsEvent> = {
  received: ofSa(e => `received packet from ${formatIpv4(e.from)} (${e.role}) ${e.state}`),
  sending: ofSa(e => {
    const via = e.via === undefined ? '' : ` via ${e.via.interfaceName}:${formatIpv4(e.via.nextHop)}`;
    return `sending packet to ${formatIpv4(e.to)} (${e.role}) ${e.state}${via}`;
  }),
  processing: ofSa(e => `processing ${e.payload} payload. message ID = ${signed(e.messageId)}`),
  'processing-vendor-id': ofSa(() => 'processing vendor id payload'),
  'vendor-id-known': ofSa(e => `vendor ID is ${VENDORS[e.vendor]}`),
  'ios-peer': ofSa(() => 'speaking to another IOS box!'),
  'payload-type': isakmp(e => `ISAKMP:received payload type ${shownType(e.type)}`),
  'id-payload': isakmp(e => [
    [
      `ISAKMP (${e.connection}): ID payload`,
      `        next-payload : ${e.nextPayload}`,
      `        type         : ${e.type}`,
      `        protocol     : ${e.protocol}`,
      `        port         : ${e.port}`,
      `        length       : ${e.length}`,
    ].join('\n'),
    `ISAKMP (${e.connection}): Total payload length: ${e.length + 4}`,
  ]),
};
