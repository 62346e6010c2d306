import { readFileSync } from 'node:fs';
import path from 'node:path';

import { ipv4 } from '../../../src/base/ipv4-address';
import { IPSEC_WORDS } from '../../../src/debug/ipsec';
import type { IpsecEvent } from '../../../src/ipsec/events';
import { proxiesOf } from '../../../src/ipsec/selector';
import type { DebugFlag, Wording } from '../../../src/router/narration';
import { A, A_TO_B, B, B_TO_A, DES_MD5, join, packet, Side, transformSet, tunnel } from '../ipsec/support';
import { suiteOf } from '../../../src/ipsec/transforms';

function told(event: IpsecEvent): { flag: DebugFlag | undefined; text: string }[] {
  const wording = IPSEC_WORDS[event.kind] as Wording<IpsecEvent>;
  switch (wording.form) {
    case 'debug':
      return wording.lines(event).map(text => ({ flag: wording.flag, text }));
    case 'log':
      return [
        {
          flag: undefined,
          text: `%${wording.facility}-${wording.severity}-${wording.mnemonic}: ${wording.text(event)}`,
        },
      ];
    case 'silent':
      return [];
  }
}

function lines(side: Side): string[] {
  return side.events.flatMap(event => told(event as IpsecEvent)).flatMap(({ text }) => text.split('\n'));
}

/** IPsec's own lines of a real log, without timestamps, with our SPIs in the place of those that were drawn there. */
function golden(name: string, spis: readonly (readonly [number, number])[]): string[] {
  const log = readFileSync(path.join(__dirname, '../../golden/data', `${name}.debug.txt`), 'latin1');
  const own = /^\*Mar.*?: (?:IPSEC\(|validate proposal|ipsec allocate)/;
  const kept: string[] = [];
  let inside = false;
  for (const text of log.split('\n')) {
    if (text.startsWith('*')) inside = own.test(text);
    if (inside && text !== '') kept.push(text.replace(/^\*Mar.*?\d: /, ''));
  }
  const hex = (spi: number): string => `0x${spi.toString(16).toUpperCase()}`;
  let whole = kept.join('\n');
  for (const [theirs, ours] of spis) {
    whole = whole.replaceAll(hex(theirs), hex(ours)).replaceAll(String(theirs), String(ours));
  }
  return whole.split('\n');
}

test('both routers tell the golden scenario letter for letter, blanks at line ends included', () => {
  const a = new Side('a', A, B).dynamic([A_TO_B]);
  const b = new Side('b', B, A).dynamic([B_TO_A]);
  const suite = suiteOf(DES_MD5, 1);
  const proxies = proxiesOf(A_TO_B);
  const validate = (side: Side, requestId: number | undefined): void =>
    side.turn(turn => {
      const mine = side === a ? proxies : proxiesOf(B_TO_A);
      const proposal = { local: side.address, remote: side.peer, proxies: mine, suite, pfs: undefined, requestId };
      expect(side.ipsec.validateProposal(turn, proposal)).toBeUndefined();
      expect(side.ipsec.validateProposalRequest(turn, proposal)).toBeUndefined();
    });
  a.send(packet('13.13.13.14', '12.12.12.13'));
  a.turn(turn => a.ipsec.acceptDiscovered(turn, 1, B, proxies));
  validate(b, undefined);
  join(a, b, { suite, proxies }, { requestId: 1, beforeInstall: () => validate(a, 1) });
  const toA = a.identity().inboundEsp[0]!.spi;
  const toB = b.identity().inboundEsp[0]!.spi;
  const spis = [
    [4160804383, toA],
    [2759397280, toB],
  ] as const;
  expect(lines(a)).toEqual(golden('daphne', spis));
  expect(lines(b)).toEqual(golden('fred', spis));
});

test('a static entry: the request, and the timer that asks again', () => {
  const a = new Side('a', A, B).static([A_TO_B]);
  a.send(packet('13.13.13.14', '12.12.12.13'));
  a.advance(30_000);
  const [request] = a.events;
  const spi = request?.kind === 'sa-request' ? request.message.spi : 0;
  const asked = [
    'IPSEC(sa_request): ,',
    '  (key eng. msg.) OUTBOUND local= 11.11.11.1, remote= 11.11.11.2, ',
    '    local_proxy= 13.13.13.0/255.255.255.0/0/0 (type=4), ',
    '    remote_proxy= 12.12.12.0/255.255.255.0/0/0 (type=4),',
    '    protocol= ESP, transform= esp-des esp-md5-hmac , ',
    '    lifedur= 3600s and 4608000kb, ',
    `    spi= 0x${spi.toString(16).toUpperCase()}(${spi}), conn_id= 0, keysize= 0, flags= 0x400C`,
  ];
  expect(lines(a)).toEqual([
    ...asked,
    'IPSEC(key_engine): request timer fired: count = 1,',
    '  (identity) local= 11.11.11.1, remote= 11.11.11.2, ',
    '    local_proxy= 13.13.13.0/255.255.255.0/0/0 (type=4), ',
    '    remote_proxy= 12.12.12.0/255.255.255.0/0/0 (type=4)',
    ...asked,
  ]);
});

test('AES tells its key size; AH and ESP are two parts of one proposal', () => {
  const set = transformSet({ name: 'both', ah: 'ah-sha-hmac', esp: 'esp-aes 256', espAuth: 'esp-sha-hmac' });
  const { a, b } = tunnel(set);
  b.events.length = 0;
  b.turn(turn => {
    const proposal = { local: B, remote: A, proxies: proxiesOf(B_TO_A), suite: suiteOf(set, 1), pfs: undefined };
    b.ipsec.validateProposalRequest(turn, { ...proposal, requestId: undefined });
  });
  const parts = lines(b);
  expect(parts).toContain('IPSEC(validate_proposal_request): proposal part #2,');
  expect(parts).toContain('    protocol= AH, transform= ah-sha-hmac , ');
  expect(parts).toContain('    protocol= ESP, transform= esp-aes 256 esp-sha-hmac , ');
  expect(parts).toContain('    spi= 0x0(0), conn_id= 0, keysize= 256, flags= 0x4');
  expect(a.count('flow-allocated')).toBe(4);
});

test('deleting', () => {
  const { a } = tunnel();
  const [sa] = a.identity().inboundEsp;
  a.events.length = 0;
  a.turn(turn => a.ipsec.deleteOutbound(turn, B, 'esp', [a.identity().currentOutboundSpi]));
  expect(lines(a).slice(0, 6)).toEqual([
    'IPSEC(key_engine): got a queue event...',
    "IPSEC(key_engine_delete_sas): rec'd delete notify from ISAKMP",
    'IPSEC(delete_sa): deleting SA,',
    '  (sa) sa_dest= 11.11.11.1, sa_prot= 50, ',
    `    sa_spi= 0x${sa!.spi.toString(16).toUpperCase()}(${sa!.spi}), `,
    '    sa_trans= esp-des esp-md5-hmac , sa_conn_id= 2000',
  ]);
});

const from = ipv4('10.0.0.1');
const to = ipv4('12.12.12.13');
const events: readonly (readonly [IpsecEvent, string])[] = [
  [
    { kind: 'clear-packet-refused', packet: { source: from, destination: to, protocol: 1 } },
    "%CRYPTO-4-RECVD_PKT_NOT_IPSEC: Rec'd packet not an IPSEC packet. (ip) dest_addr= 12.12.12.13, src_addr= 10.0.0.1, prot= 1",
  ],
  [
    {
      kind: 'spi-unknown',
      packet: { source: ipv4('150.3.1.3'), destination: ipv4('150.1.1.1'), protocol: 50 },
      spi: 0x72662541,
    },
    "%CRYPTO-4-RECVD_PKT_INV_SPI: decaps: rec'd IPSEC packet has invalid spi for destaddr=150.1.1.1, prot=50, spi=0x72662541(1919296833), srcaddr=150.3.1.3",
  ],
  [
    { kind: 'replay-error', connectionId: 2000, sequence: 7 },
    '%CRYPTO-4-PKT_REPLAY_ERR: decrypt: replay check failed\n     connection id=2000, sequence number=7',
  ],
  [
    { kind: 'mac-error', connectionId: 2000 },
    '%CRYPTO-4-RECVD_PKT_MAC_ERR: decrypt: mac verify failed for connection id=2000',
  ],
  [
    {
      kind: 'identity-mismatch',
      packet: { source: from, destination: to, protocol: 1 },
      local: B,
      remote: A,
      proxies: proxiesOf(B_TO_A),
    },
    "%CRYPTO-4-RECVD_PKT_INV_IDENTITY: identity doesn't match negotiated identity\n" +
      '     (ip) dest_addr= 12.12.12.13, src_addr= 10.0.0.1, prot= 1\n' +
      '     (ident) local=11.11.11.2, remote=11.11.11.1, local_proxy=12.12.12.0/255.255.255.0/0/0, remote_proxy=13.13.13.0/255.255.255.0/0/0',
  ],
  [
    { kind: 'transform-not-supported', protocol: 'esp', transformId: 3, hmac: 2 },
    'IPSEC(validate_proposal): transform proposal (prot 3, trans 3, hmac_alg 2) not supported',
  ],
  [
    { kind: 'invalid-local-address', address: ipv4('12.2.6.2') },
    'IPSEC(validate_proposal): invalid local address 12.2.6.2',
  ],
  [
    { kind: 'peer-not-found', address: ipv4('150.150.150.2') },
    'IPSEC(validate_proposal): peer address 150.150.150.2 not found',
  ],
  [{ kind: 'proxies-not-supported' }, 'IPSEC(validate_transform_proposal): proxy identities not supported'],
];

test.each(events.map(([event, text]) => [event.kind, event, text] as const))('%s', (_kind, event, text) => {
  expect(told(event).map(line => line.text)).toEqual([text]);
});

test('engine lines hang on debug crypto engine, the rest on debug crypto ipsec', () => {
  const flags = (event: IpsecEvent): (DebugFlag | undefined)[] => told(event).map(line => line.flag);
  expect(flags({ kind: 'validate-proposal' })).toEqual(['crypto engine']);
  expect(flags({ kind: 'validate-proposal-request' })).toEqual(['crypto engine']);
  expect(flags({ kind: 'flow-allocated', flowId: 1 })).toEqual(['crypto engine']);
  expect(flags({ kind: 'key-engine-event' })).toEqual(['crypto ipsec']);
});
