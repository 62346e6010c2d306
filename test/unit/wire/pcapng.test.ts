import { toHex } from '../../../src/base/bytes';
import { enhancedPacket, interfaceDescription, LINKTYPE_RAW, sectionHeader } from '../../../src/wire/pcapng';

const hex = (text: string): string => text.replace(/\s+/g, '');

test('section header: magic, version 1.0, no length, who wrote it', () => {
  expect(toHex(sectionHeader())).toBe(
    hex(`0a0d0d0a 2c000000 4d3c2b1a 0100 0000 ffffffffffffffff
         0400 0600 7465646c61620000 00000000 2c000000`),
  );
});

test('interface: raw IP, snap length, its name', () => {
  const block = interfaceDescription({ name: 'fred Fa0/0', linkType: LINKTYPE_RAW, snapLength: 65_535 });
  expect(toHex(block)).toBe(
    hex(`01000000 28000000 6500 0000 ffff0000
         0200 0a00 66726564204661302f300000 00000000 28000000`),
  );
});

test('packet: interface, time in two halves, lengths, bytes padded to a word', () => {
  const block = enhancedPacket({
    interfaceIndex: 2,
    timestampMicroseconds: 0x0002_9c3d_5566_7788,
    packet: new Uint8Array([0x45, 1, 2, 3, 4]),
  });
  expect(toHex(block)).toBe(
    hex(`06000000 28000000 02000000 3d9c0200 88776655 05000000 05000000 4501020304000000 28000000`),
  );
});

test('times as bigint and number are one; an unaligned view is copied right', () => {
  const packet = new Uint8Array([9, 9, 1, 2, 3]).subarray(2);
  const block = enhancedPacket({ interfaceIndex: 0, timestampMicroseconds: 1234.9, packet });
  expect(block).toEqual(enhancedPacket({ interfaceIndex: 0, timestampMicroseconds: 1234n, packet: packet.slice() }));
});
