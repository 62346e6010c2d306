import { BROADCAST_HARDWARE } from '../../../src/net/hardware-address';
import { SeededRng } from '../../../src/base/rng';
import { Link, type Port } from '../../../src/net/link';
import { Simulator } from '../../../src/net/simulator';

class End implements Port {
  readonly got: { readonly at: number; readonly byte: number }[] = [];
  readonly changes: boolean[] = [];
  readonly name = 'F0';
  isUp = true;

  constructor(
    private readonly simulator: Simulator,
    readonly device: string,
    readonly hardwareAddress: number,
    private readonly own = hardwareAddress,
  ) {}

  addresses(): readonly number[] {
    return [this.own];
  }

  receive(packet: Uint8Array): void {
    this.got.push({ at: this.simulator.now, byte: packet[0] ?? -1 });
  }

  linkChanged(up: boolean): void {
    this.changes.push(up);
  }
}

function wire(delay = 5) {
  const simulator = new Simulator();
  const link = new Link({ name: 'l', simulator, rng: new SeededRng(1), delay });
  const [a, b, c] = [1, 2, 3].map(own => new End(simulator, `D${own}`, own)) as [End, End, End];
  for (const end of [a, b, c]) link.attach(end);
  const send = (byte: number, to = 2): boolean => link.transmit(a, to, Uint8Array.of(byte));
  return { simulator, link, a, b, c, send };
}

it('carries a packet to the port with the MAC address, after the delay', () => {
  const { simulator, b, c, send } = wire();
  expect(send(7)).toBe(true);
  expect(b.got).toEqual([]);
  simulator.advanceTo(10);
  expect(b.got).toEqual([{ at: 5, byte: 7 }]);
  expect(c.got).toEqual([]);
});

it('carries a broadcast to all others, and what no port has to nobody', () => {
  const { simulator, a, b, c, send } = wire();
  send(1, BROADCAST_HARDWARE);
  send(2, 99);
  simulator.advanceTo(10);
  expect([a.got.length, b.got.length, c.got.length]).toEqual([0, 1, 1]);
});

it('a cut loses what is under way and tells both ends; a cable alone tells its own', () => {
  const { simulator, link, a, b, send } = wire();
  send(1);
  link.setUp(false);
  simulator.advanceTo(10);
  expect(b.got).toEqual([]);
  expect(send(2)).toBe(false);
  link.setUp(true);
  link.setUp(false, b);
  expect(a.changes).toEqual([true, false, true]);
  expect(b.changes).toEqual([true, false, true, false]);
});

it('loses, doubles and delays as it is told to, and taps see what was sent', () => {
  const { simulator, link, a, b, send } = wire(0);
  const seen: number[] = [];
  const off = link.addTap((_, packet) => seen.push(packet[0] ?? -1));
  link.impair(a, { loss: 0.5 });
  for (let i = 0; i < 200; i++) send(i);
  simulator.advanceTo(1000);
  expect(b.got.length).toBeGreaterThan(60);
  expect(b.got.length).toBeLessThan(140);
  expect(seen).toHaveLength(200);
  off();
  link.impair(a, { loss: 0, duplicate: 1, delay: 30 });
  b.got.length = 0;
  send(9);
  simulator.advanceTo(2000);
  expect(b.got).toEqual([
    { at: 1030, byte: 9 },
    { at: 1030, byte: 9 },
  ]);
  expect(seen).toHaveLength(200);
});

it('reordering lets later packets overtake', () => {
  const { simulator, link, a, b, send } = wire(0);
  link.impair(a, { reorder: 0.5 });
  for (let i = 0; i < 20; i++) send(i);
  simulator.advanceTo(1000);
  const order = b.got.map(each => each.byte);
  expect(order).not.toEqual([...order].sort((x, y) => x - y));
  expect([...order].sort((x, y) => x - y)).toEqual(Array.from({ length: 20 }, (_, i) => i));
});

it('a port that is shut or unplugged does not stand in the way of another one with its address', () => {
  const { simulator, link, a, b } = wire();
  const twin = new End(simulator, 'D4', 4, 2);
  link.attach(twin);
  expect(link.neighbour(a, 2)).toBe(b);
  b.isUp = false;
  expect(link.neighbour(a, 2)).toBe(twin);
  b.isUp = true;
  link.setUp(false, b);
  expect(link.neighbour(a, 2)).toBe(twin);
});

it('a link with an MTU of its own loses what is larger; without one its ends decide', () => {
  const narrow = new Link({ name: 'l', simulator: new Simulator(), rng: new SeededRng(1), mtu: 600 });
  const wide = new Link({ name: 'l', simulator: new Simulator(), rng: new SeededRng(1) });
  const carries = (link: Link, bytes: number): boolean => {
    const [a, b] = [1, 2].map(own => new End(new Simulator(), `D${own}`, own)) as [End, End];
    for (const end of [a, b]) link.attach(end);
    return link.transmit(a, 2, new Uint8Array(bytes));
  };
  expect([carries(narrow, 600), carries(narrow, 601), carries(wide, 4470)]).toEqual([true, false, true]);
});
