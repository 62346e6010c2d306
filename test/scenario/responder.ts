/** Right, with somebody at Left's address who sends it ISAKMP messages made by hand. */
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIpv4, headerLengthOf, IP_PROTOCOL, sourceOf } from '../../src/wire/ipv4';
import { encodeUdp } from '../../src/wire/udp';
import { labOf, type LabRun } from '../support/lab';
import { type GatewayOptions, left, right } from './configs';

export const [LEFT, RIGHT] = [ipv4('192.168.0.1'), ipv4('192.168.0.2')];

export interface Responder {
  readonly run: LabRun;
  readonly log: readonly string[];
  /** Gives Right a message. @returns the ISAKMP messages that Right sends in the next half second */
  exchange(message: Uint8Array, source?: number): readonly Uint8Array[];
  states(): readonly string[];
}

export async function responder(options: GatewayOptions = {}): Promise<Responder> {
  const run = await labOf([left(), right(options)]);
  const packets = run.watch(run.link('Left FastEthernet0/0'));
  const router = run.router('Right');
  return {
    run,
    log: run.logOf('Right', 'crypto isakmp'),
    exchange: (message, source = LEFT) => {
      packets.length = 0;
      const header = { tos: 0, id: 9, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.udp };
      const ends = { source, destination: RIGHT };
      const payload = encodeUdp({ ...ends, sourcePort: 500, destinationPort: 500, payload: message });
      router.interfaces.get('FastEthernet0/0')?.receive(encodeIpv4({ ...header, ...ends }, payload));
      run.advance(0.5);
      return packets
        .filter(packet => packet[9] === IP_PROTOCOL.udp && sourceOf(packet) === RIGHT)
        .map(packet => packet.subarray(headerLengthOf(packet) + 8));
    },
    states: () => router.ike.sas().map(({ state, deleted }) => (deleted ? `${state} (deleted)` : state)),
  };
}
