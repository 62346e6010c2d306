import { ipv4 } from '../../../src/base/ipv4-address';
import {
  engineConnections,
  engineDiffieHellmans,
  engineDroppedPackets,
  engineFlows,
} from '../../../src/show/crypto-engine';
import { zeroCounters } from '../../../src/ipsec/identity';
import { goldenShow, withoutEnd } from './golden-shows';

const inbound = {
  connectionId: 2000,
  interfaceName: 'FastEthernet0/0',
  address: ipv4('11.11.11.1'),
  algorithm: 'HMAC_MD5+DES_56_CBC',
  encrypt: 0,
  decrypt: 9,
};
const outbound = { ...inbound, connectionId: 2001, encrypt: 9, decrypt: 0 };

describe('show crypto engine connections active', () => {
  test('one tunnel reads byte for byte as on the real router', () => {
    const isakmp = { connectionId: 2, policy: { encryption: 'des', hash: 'sha' } } as const;
    expect(withoutEnd(engineConnections([isakmp], [inbound, outbound]))).toEqual(
      goldenShow('show crypto engine connections active'),
    );
  });

  test('nothing but the heading', () => {
    expect(engineConnections([], [])).toEqual([
      '',
      '  ID Interface            IP-Address      State  Algorithm           Encrypt  Decrypt',
      '',
    ]);
  });

  test('an SA that has agreed on nothing yet is allocated, without an algorithm', () => {
    const lines = engineConnections([{ connectionId: 1, policy: undefined }], []);
    expect(lines[2]).toBe('   1 <none>               <none>          alloc  NONE                      0        0');
  });

  test('rows by number, names and algorithms cut to their columns, counters from the state', () => {
    const long = { ...inbound, connectionId: 2, interfaceName: 'GigabitEthernet0/0.1001', decrypt: 123456789 };
    const lines = engineConnections([], [outbound, long]).slice(2);
    expect(lines).toEqual([
      '   2 GigabitEthernet0/0.1 11.11.11.1      set    HMAC_MD5+DES_56_CB        0123456789',
      '2001 FastEthernet0/0      11.11.11.1      set    HMAC_MD5+DES_56_CB        9        0',
      '',
    ]);
  });
});

test('show crypto engine connections dh: those that are needed yet, and how long they may be used', () => {
  const lines = engineDiffieHellmans(
    [
      { policy: { group: 2 }, keyExchange: { number: 1, madeAt: 5000 } },
      { policy: { group: 1 }, keyExchange: undefined },
    ],
    65_000,
  );
  expect(lines.slice(3)).toEqual([
    'Software Crypto Engine:',
    'Conn     Status    Group     Time left',
    '1        Used      Group 2   86340',
    '',
  ]);
});

describe('show crypto engine connections flow and dropped-packet', () => {
  const sa = (flowId: number, connectionId: number) => ({
    flowId,
    connectionId,
    spi: 1,
    transform: '',
    mode: 'Tunnel' as const,
    slot: 0,
    mapName: 'm',
    remainingKilobytes: 1,
    remainingSeconds: 1,
    timed: true,
    ivBytes: 8,
    replayDetection: true,
  });
  const identity = (interfaceName: string, sendErrors: number, receiveErrors: number) => ({
    interfaceName,
    localAddress: ipv4('11.11.11.1'),
    counters: { ...zeroCounters(), sendErrors, receiveErrors },
    inboundEsp: [sa(3, 2002)],
    outboundEsp: [sa(4, 2003)],
    inboundAh: [sa(1, 2000)],
    outboundAh: [sa(2, 2001)],
    inboundIpcomp: [{ ...sa(5, 2004), spi: 12345 }],
    outboundIpcomp: [],
  });

  test('a flow has the connections of its protocol', () => {
    expect(engineFlows([identity('FastEthernet0/0', 0, 0)])).toEqual([
      '  flow_id  ah_conn_id esp_conn_id   comp_spi',
      '        1        2000',
      '        2        2001',
      '        3                    2002',
      '        4                    2003',
      '        5                              12345',
      '',
    ]);
  });

  test('interfaces on which something was dropped, with all of it', () => {
    const identities = [
      identity('Serial0', 0, 0),
      identity('FastEthernet0/0', 2, 3),
      identity('FastEthernet0/0', 1, 0),
    ];
    expect(engineDroppedPackets(identities)).toEqual([
      '',
      'Interface            IP-Address      Drop Count',
      'FastEthernet0/0      11.11.11.1      6',
      '',
    ]);
  });
});
