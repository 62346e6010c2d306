/** ISAKMP under attack: every message altered, lost, doubled, and noise on the port. */
import { writeU32 } from '../../src/base/bytes';
import { ipv4 } from '../../src/base/ipv4-address';
import { SeededRng } from '../../src/base/rng';
import { INPUT_QUEUE } from '../../src/router/crypto';
import { checksum, headerLengthOf, protocolOf } from '../../src/wire/ipv4';
import { labOf, type LabRun } from '../support/lab';
import { left, right } from './configs';

const HOST = '10.1.1.5';
const FAR = '10.2.2.7';
/** TED, main mode, quick mode. */
const MESSAGES = 11;
const UDP = 17;

type Attack = (packet: Uint8Array) => readonly Uint8Array[];

/** Puts an attacker on the cable: the `nth` ISAKMP packet to either router goes through `attack`. */
function attackNth(run: LabRun, nth: number, attack: Attack): void {
  let seen = 0;
  for (const name of ['Left', 'Right']) {
    const port = run.router(name).interfaces.get('FastEthernet0/0');
    if (port === undefined) throw new Error('no port');
    const receive = port.receive.bind(port);
    port.receive = packet => {
      const hit = protocolOf(packet) === UDP && seen++ === nth;
      for (const each of hit ? attack(packet) : [packet]) receive(each);
    };
  }
}

/** Changes bytes of the ISAKMP message and takes the UDP checksum away, as an attacker who knows his trade would. */
function altered(packet: Uint8Array, change: (message: Uint8Array) => void): Uint8Array {
  const copy = packet.slice();
  const udp = headerLengthOf(copy);
  copy[udp + 6] = 0;
  copy[udp + 7] = 0;
  change(copy.subarray(udp + 8));
  expect(checksum(copy, 0, udp)).toBe(0);
  return copy;
}

/** The same message with cookies of its own, from another address. */
function from(address: number, packet: Uint8Array): Uint8Array {
  const copy = altered(packet, message => {
    writeU32(message, 0, address);
  });
  writeU32(copy, 12, address);
  copy[10] = copy[11] = 0;
  const sum = checksum(copy, 0, headerLengthOf(copy));
  copy[10] = sum >>> 8;
  copy[11] = sum & 0xff;
  return copy;
}

describe.each(Array.from({ length: MESSAGES }, (_, i) => i))('message %i', nth => {
  it('is lost: it is sent again, and the tunnel comes up', async () => {
    const run = await labOf([left(), right()]);
    attackNth(run, nth, () => []);
    expect(run.ping(HOST, FAR, { count: 30 }).stats.received).toBeGreaterThan(0);
  });

  it('comes twice: one tunnel, one phase 1', async () => {
    const run = await labOf([left(), right()]);
    attackNth(run, nth, packet => [packet, packet.slice()]);
    expect(run.ping(HOST, FAR, { count: 5 }).marks).toBe('.!!!!');
    run.advance(60);
    for (const name of ['Left', 'Right']) {
      expect(
        run
          .router(name)
          .ike.sas()
          .filter(sa => sa.state === 'QM_IDLE' && !sa.deleted),
      ).toHaveLength(1);
      expect(run.router(name).ipsec.connections()).toHaveLength(2);
    }
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is altered at random (%i): nothing breaks, and the tunnel comes up in the end',
    async seed => {
      const rng = new SeededRng(seed, `message ${nth}`);
      const run = await labOf([left(), right()], { seed });
      attackNth(run, nth, packet => [
        altered(packet, message => {
          const at = rng.between(0, message.length - 1);
          message[at] = (message[at] as number) ^ (1 << rng.between(0, 7));
        }),
      ]);
      run.ping(HOST, FAR, { count: 3 });
      expect(run.ping(HOST, FAR, { count: 40 }).stats.received).toBeGreaterThan(0);
    },
  );
});

it('main mode whose last messages are altered authenticates nobody', async () => {
  // MM5 and MM6 are messages 6 and 7; whatever byte of the encrypted part changes, the HASH is wrong.
  for (const nth of [6, 7]) {
    for (let at = 28; at < 60; at += 5) {
      const run = await labOf([left(), right()]);
      const log = run.logOf(nth === 6 ? 'Right' : 'Left', 'crypto isakmp');
      attackNth(run, nth, packet => [altered(packet, message => (message[at] = (message[at] as number) ^ 0x40))]);
      run.ping(HOST, FAR, { count: 1 });
      expect(log.join('\n')).not.toContain('SA has been authenticated');
    }
  }
});

it('noise on port 500 and floods of first messages leave room for the tunnel', async () => {
  const run = await labOf([left(), right()]);
  const rng = new SeededRng(7, 'noise');
  const port = run.router('Right').interfaces.get('FastEthernet0/0');
  let sample: Uint8Array | undefined;
  attackNth(run, 2, packet => {
    sample = packet;
    return [packet];
  });
  run.ping(HOST, FAR);
  if (sample === undefined || port === undefined) throw new Error('no MM1 seen');
  for (let i = 0; i < 3000; i++) {
    port.receive(
      altered(sample, message => {
        if (i % 2 === 0) message.set(rng.bytes(8));
        else message.set(rng.bytes(message.length));
      }),
    );
  }
  expect(run.router('Right').ike.sas().length).toBeLessThan(300);
  expect(run.ping(HOST, FAR).marks).toBe('!!!!!');
  run.advance(300);
  expect(run.router('Right').ike.sas().length).toBeLessThan(5);
});

describe.each(['ideal', 'c2600xm'])(
  'on %s, 5,000 first messages from as many addresses that do not exist',
  platform => {
    async function flooded(): Promise<LabRun> {
      const run = await labOf([left(), right()], { platform });
      let sample: Uint8Array | undefined;
      attackNth(run, 2, packet => {
        sample = packet;
        return [];
      });
      run.ping(HOST, FAR, { count: 2 });
      run.router('Left').clearIsakmp();
      run.advance(100);
      const port = run.router('Right').interfaces.get('FastEthernet0/0');
      if (sample === undefined || port === undefined) throw new Error('no MM1 seen');
      for (let i = 0; i < 5000; i++) port.receive(from(ipv4('172.20.0.1') + i, sample));
      return run;
    }

    it('do not shut out the genuine peer, and are gone after two minutes', async () => {
      const run = await flooded();
      const { ike, interfaces } = run.router('Right');
      expect(ike.sas().length).toBeLessThanOrEqual(200);
      expect(run.router('Right').cryptoCensus().jobs).toBeLessThanOrEqual(INPUT_QUEUE);
      const dropped = interfaces.get('FastEthernet0/0')?.counters.inputQueueDrops ?? 0;
      if (platform === 'c2600xm') expect(dropped).toBeGreaterThan(4900);
      else expect(dropped).toBe(0);
      expect(run.ping(HOST, FAR, { count: 20 }).marks).toMatch(/^\.{1,12}!+$/);
      run.advance(200);
      const left = { halfOpen: 0, deleted: 0, sas: 1, dhNumbers: 0, retransmissions: 0, jobs: 0 };
      expect(run.router('Right').cryptoCensus()).toMatchObject(left);
    });
  },
);
