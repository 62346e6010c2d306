import { ipv4 } from '../../../src/base/ipv4-address';
import { ipsecSaIdentities, ipsecSas, ipsecSasByAddress } from '../../../src/show/ipsec-sa';
import { goldenShow, withoutEnd } from './golden-shows';
import { identity, idleIdentity, NO_PACKETS, sa, subnet } from './states';

function spis(lines: readonly string[]): readonly string[] {
  return lines.filter(line => line.includes(' spi: 0x')).map(line => line.trim());
}

describe('show crypto ipsec sa', () => {
  test('a pair of ESP SAs reads byte for byte as on the real router', () => {
    expect(withoutEnd(ipsecSas([identity()]))).toEqual(goldenShow('show crypto ipsec sa'));
  });

  test('no identity at all', () => {
    expect(ipsecSas([])).toEqual(['', 'No SAs found']);
  });

  test('an identity of a static entry without SAs shows its flag and empty sections', () => {
    const lines = ipsecSas([idleIdentity({ flags: ['origin_is_acl'] })]);
    expect(lines).toContain('     PERMIT, flags={origin_is_acl,}');
    expect(lines).toContain('     current outbound spi: 0');
    expect(lines).toContain('    #pkts encaps: 0, #pkts encrypt: 0, #pkts digest 0');
    expect(spis(lines)).toEqual([]);
    expect(lines.slice(-12)).toEqual([
      '     inbound esp sas:',
      '',
      '     inbound ah sas:',
      '',
      '     inbound pcp sas:',
      '',
      '     outbound esp sas:',
      '',
      '     outbound ah sas:',
      '',
      '     outbound pcp sas:',
      '',
    ]);
  });

  test('a request under way is the last flag, without a comma', () => {
    const lines = ipsecSas([idleIdentity({ flags: ['origin_is_acl', 'ipsec_sa_request_sent'] })]);
    expect(lines).toContain('     PERMIT, flags={origin_is_acl,ipsec_sa_request_sent}');
  });

  test('every counter, SPI and lifetime is read from the state', () => {
    const counters = {
      ...NO_PACKETS,
      encaps: 1,
      encrypt: 2,
      digest: 3,
      decaps: 4,
      decrypt: 5,
      verify: 6,
      sendErrors: 7,
      receiveErrors: 8,
    };
    const inboundEsp = [
      sa({ spi: 0xff, remainingKilobytes: 11, remainingSeconds: 12, replayDetection: false, slot: 3 }),
    ];
    const lines = ipsecSas([
      identity({ counters, inboundEsp, pathMtu: 1400, mediaMtu: 1492, currentOutboundSpi: 0xabc }),
    ]);
    expect(lines).toEqual(
      expect.arrayContaining([
        '    #pkts encaps: 1, #pkts encrypt: 2, #pkts digest 3',
        '    #pkts decaps: 4, #pkts decrypt: 5, #pkts verify 6',
        '    #send errors 7, #rcv errors 8',
        '     path mtu 1400, media mtu 1492',
        '     current outbound spi: ABC',
        '      spi: 0xFF(255)',
        '        slot: 3, conn id: 2000, flow_id: 1, crypto map: tedtag',
        '        sa timing: remaining key lifetime (k/sec): (11/12)',
        '        replay detection support: N',
      ]),
    );
  });

  test('old and new SAs stand together while they overlap', () => {
    const lines = ipsecSas([identity({ inboundEsp: [sa({ spi: 0x1000 }), sa({ spi: 0x2000 })] })]);
    expect(spis(lines).slice(0, 2)).toEqual(['spi: 0x1000(4096)', 'spi: 0x2000(8192)']);
  });

  test('AH beside ESP has its own section and no IV', () => {
    const ah = sa({ spi: 0x3000, transform: 'ah-sha-hmac', ivBytes: 0, mode: 'Transport' });
    const lines = ipsecSas([identity({ inboundAh: [ah], outboundAh: [{ ...ah, spi: 0x4000 }] })]);
    const section = lines.slice(lines.indexOf('     inbound ah sas:'), lines.indexOf('     inbound pcp sas:'));
    expect(section).toEqual([
      '     inbound ah sas:',
      '      spi: 0x3000(12288)',
      '        transform: ah-sha-hmac ,',
      '        in use settings ={Transport, }',
      '        slot: 0, conn id: 2000, flow_id: 1, crypto map: tedtag',
      '        sa timing: remaining key lifetime (k/sec): (4414715/2524)',
      '        replay detection support: Y',
      '',
    ]);
    expect(spis(lines)).toContain('spi: 0x4000(16384)');
  });

  test('identities of one interface share a heading, another interface has its own', () => {
    const lines = ipsecSas([
      identity(),
      identity({ local: subnet('10.0.0.0', '255.0.0.0') }),
      identity({ interfaceName: 'Serial0/0', mapName: 'other', localAddress: ipv4('1.2.3.4') }),
    ]);
    expect(lines.filter(line => line.startsWith('interface: '))).toEqual([
      'interface: FastEthernet0/0',
      'interface: Serial0/0',
    ]);
    expect(lines.filter(line => line.includes('local  ident'))).toHaveLength(3);
    expect(lines).toContain('    Crypto map tag: other, local addr. 1.2.3.4');
  });

  test('map, interface and peer restrict', () => {
    const all = [identity(), identity({ interfaceName: 'Serial0/0', mapName: 'other', peer: ipv4('9.9.9.9') })];
    for (const selection of [{ mapName: 'other' }, { interfaceName: 'Serial0/0' }, { peer: ipv4('9.9.9.9') }]) {
      const lines = ipsecSas(all, selection);
      expect(lines.filter(line => line.includes('Crypto map tag'))).toEqual([
        '    Crypto map tag: other, local addr. 11.11.11.1',
      ]);
    }
    expect(ipsecSas(all, { mapName: 'none' })).toEqual(['', 'No SAs found']);
  });

  test('protocol and port of a proxy stand in its ident', () => {
    const remote = { ...subnet('12.12.12.12', '255.255.255.255'), protocol: 6, port: 23 };
    expect(ipsecSas([identity({ remote })])).toContain(
      '   remote ident (addr/mask/prot/port): (12.12.12.12/255.255.255.255/6/23)',
    );
  });
});

describe('show crypto ipsec sa identity', () => {
  test('flows and counters without SAs', () => {
    const lines = ipsecSaIdentities([identity()]);
    expect(lines).toEqual([...goldenShow('show crypto ipsec sa').slice(0, 15), '']);
  });
});

describe('show crypto ipsec sa address', () => {
  test('SAs by the address that their packets go to', () => {
    const lines = ipsecSasByAddress([identity({ outboundAh: [sa({ spi: 0x5000, ivBytes: 0 })] })]);
    expect(lines.filter(line => !line.startsWith('        '))).toEqual([
      'dest address: 11.11.11.1',
      '   protocol: ESP',
      '      spi: 0xD8870500(3632727296)',
      '',
      'dest address: 11.11.11.2',
      '   protocol: AH',
      '      spi: 0x5000(20480)',
      '',
      '   protocol: ESP',
      '      spi: 0xB326CBE6(3005664230)',
      '',
    ]);
  });

  test('identities without SAs are nobody', () => {
    expect(ipsecSasByAddress([idleIdentity()])).toEqual(['', 'No SAs found']);
  });
});

test('compression has sections of its own, and a CPI for an SPI', () => {
  const cpi = sa({ spi: 0x9abc, transform: 'comp-lzs', replayDetection: false });
  const counters = { ...NO_PACKETS, compressed: 1, decompressed: 2, notCompressed: 3, compressionFailed: 4 };
  const shown = identity({ inboundIpcomp: [cpi], counters });
  const lines = ipsecSas([shown]);
  const at = lines.indexOf('     inbound pcp sas:');
  expect(lines.slice(at + 1, at + 3)).toEqual(['      spi: 0x9ABC(39612)', '        transform: comp-lzs ,']);
  expect(lines.slice(at + 1, lines.indexOf('     outbound esp sas:')).join()).not.toContain('IV size');
  expect(lines).toContain('    #pkts compressed: 1, #pkts decompressed: 2');
  expect(lines).toContain('    #pkts not compressed: 3, #pkts compr. failed: 4');
  const [, section] = ipsecSasByAddress([shown]).join('\n').split('   protocol: PCP\n');
  expect(section).toContain('spi: 0x9ABC(39612)');
});

describe('show crypto ipsec sa detail', () => {
  test('errors one by one, everything else as without detail', () => {
    const counters = {
      ...NO_PACKETS,
      sendErrors: 3,
      receiveErrors: 18,
      noSa: 1,
      notEncapsulated: 2,
      verifyFailed: 3,
      replayFailed: 4,
      invalidIdentity: 5,
      malformed: 6,
      invalidSa: 7,
      invalidProtocol: 8,
      invalidLength: 9,
      sequenceEnded: 10,
    };
    const shown = identity({ counters });
    const brief = ipsecSas([shown]);
    const at = brief.indexOf('    #send errors 3, #rcv errors 18');
    expect(ipsecSas([shown], {}, true)).toEqual([
      ...brief.slice(0, at),
      '    #pkts no sa (send) 1, #pkts invalid sa (rcv) 7',
      '    #pkts encaps failed (send) 2, #pkts decaps failed (rcv) 6',
      '    #pkts invalid prot (recv) 8, #pkts verify failed: 3',
      '    #pkts invalid identity (recv) 5, #pkts invalid len (rcv) 9',
      '    #pkts replay rollover (send): 10, #pkts replay rollover (rcv) 0',
      '    ##pkts replay failed (rcv): 4',
      '    #pkts internal err (send): 0, #pkts internal err (recv) 0',
      ...brief.slice(at + 1),
    ]);
  });
});
