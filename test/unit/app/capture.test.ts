import { readFileSync } from 'node:fs';

import { Capture } from '../../../src/app/capture';
import { SeededRng } from '../../../src/base/rng';
import { Link, type Port } from '../../../src/net/link';
import { Simulator } from '../../../src/net/simulator';
import { inFolder } from '../../support/folder';

interface Block {
  readonly type: number;
  readonly body: Buffer;
}

/** Takes a pcapng file apart; every length must fit. */
function blocks(file: string): Block[] {
  const bytes = readFileSync(file);
  const found: Block[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    expect(bytes.readUInt32LE(at + length - 4)).toBe(length);
    found.push({ type: bytes.readUInt32LE(at), body: bytes.subarray(at + 8, at + length - 4) });
    at += length;
  }
  return found;
}

function port(name: string, address: number): Port {
  return { device: name, name: 'e0', hardwareAddress: address, addresses: () => [address], receive: () => {} };
}

function twoLinks() {
  const simulator = new Simulator();
  const rng = new SeededRng(1);
  const links = ['left - right', 'left'].map(name => new Link({ name, simulator, rng }));
  const ends = links.map(link => {
    const pair = [port('left', 1), port('right', 2)] as const;
    for (const end of pair) link.attach(end);
    return pair;
  });
  return { simulator, links, send: (i: number, packet: Uint8Array) => links[i]!.transmit(ends[i]![0], 2, packet) };
}

test('one block per link, then each packet with its link, its time and its bytes', () =>
  inFolder(folder => {
    const { simulator, links, send } = twoLinks();
    const file = folder.at('x.pcapng');
    const capture = new Capture(file, links);
    simulator.advanceTo(1234.5678);
    send(1, Uint8Array.of(0x45, 1, 2, 3, 4));
    send(0, Uint8Array.of(0x45, 9));
    capture.stop();
    send(0, Uint8Array.of(0x45, 7));
    const [section, first, second, ...packets] = blocks(file);
    expect([section?.type, first?.type, second?.type]).toEqual([0x0a0d0d0a, 1, 1]);
    expect(first?.body.readUInt16LE(0)).toBe(101);
    expect(first?.body.toString('latin1')).toContain('left - right');
    expect(packets.map(({ type, body }) => [type, body.readUInt32LE(0), body.readUInt32LE(12)])).toEqual([
      [6, 1, 5],
      [6, 0, 2],
    ]);
    const body = packets[0]!.body;
    const time = (BigInt(body.readUInt32LE(4)) << 32n) | BigInt(body.readUInt32LE(8));
    expect(time).toBe(730_944_001_234_567n);
    expect([...body.subarray(20, 25)]).toEqual([0x45, 1, 2, 3, 4]);
  }));

test('what is captured can be read while the capture goes on', () =>
  inFolder(folder => {
    const { links, send } = twoLinks();
    const capture = new Capture(folder.at('x.pcapng'), links);
    send(0, Uint8Array.of(0x45));
    capture.flush();
    expect(blocks(folder.at('x.pcapng'))).toHaveLength(4);
    expect(capture.packets).toBe(1);
    capture.stop();
  }));

test('a file that cannot be made is told by the operating system', () =>
  inFolder(folder => {
    expect(() => new Capture(folder.at('no/such/folder/x.pcapng'), [])).toThrow('ENOENT');
  }));
