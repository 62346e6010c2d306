import { ipv4 } from '../../../src/base/ipv4-address';
import { Reassembly } from '../../../src/net/reassembly';
import { Simulator } from '../../../src/net/simulator';
import { encodeIpv4, fragment } from '../../../src/wire/ipv4';

const HEADER = { tos: 0, df: false, mf: false, fragmentOffset: 0, ttl: 64, protocol: 17 };
const piece = (id: number): Uint8Array => {
  const packet = encodeIpv4(
    { ...HEADER, id, source: ipv4('1.1.1.1'), destination: ipv4('2.2.2.2') },
    new Uint8Array(3000),
  );
  return fragment(packet, 1500)[0] as Uint8Array;
};

it.each([0, 0.1, 0.7, 1 / 3, 1234.5678901])('what came at %d ms is given up 30 s later, once', start => {
  const simulator = new Simulator();
  const given: number[] = [];
  const reassembly = new Reassembly(simulator, () => given.push(simulator.now));
  for (let id = 1; id <= 3; id++) simulator.schedule(start * id, () => reassembly.add(piece(id)));
  let steps = 0;
  while (simulator.step()) expect(++steps).toBeLessThan(50);
  expect(given).toHaveLength(3);
  given.forEach((at, i) => expect(at).toBeCloseTo(30_000 + start * (i + 1)));
});
