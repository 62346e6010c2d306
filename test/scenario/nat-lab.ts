/** A router that translates, between an inside and an outside. */
import { ipv4 } from '../../src/base/ipv4-address';
import { encodeIpv4 } from '../../src/wire/ipv4';
import { encodeUdp } from '../../src/wire/udp';
import { labOf, type LabRun } from '../support/lab';

/** 10.1.1.0/24 inside, 192.0.2.0/24 outside, 198.51.100.0/24 behind a router out there that knows no way to 10.1.1.0. */
export const lab = async (...nat: readonly string[]): Promise<LabRun> =>
  labOf([
    [
      'hostname N',
      'interface FastEthernet0/0',
      ' ip address 192.0.2.1 255.255.255.0',
      ' ip nat outside',
      'interface FastEthernet0/1',
      ' ip address 10.1.1.1 255.255.255.0',
      ' ip nat inside',
      'ip route 0.0.0.0 0.0.0.0 192.0.2.2',
      'access-list 1 permit 10.1.1.0 0.0.0.255',
      ...nat,
      '',
    ].join('\n'),
    [
      'hostname Far',
      'interface FastEthernet0/0',
      ' ip address 192.0.2.2 255.255.255.0',
      'interface FastEthernet0/1',
      ' ip address 198.51.100.1 255.255.255.0',
      '',
    ].join('\n'),
  ]);

export const [HOST, OTHER, FAR] = ['10.1.1.5', '10.1.1.6', '198.51.100.9'];
export const OVERLOAD = 'ip nat inside source list 1 interface FastEthernet0/0 overload';
export const inside = (run: LabRun): Uint8Array[] => run.watch(run.link('N FastEthernet0/1'));
export const outside = (run: LabRun): Uint8Array[] => run.watch(run.link('N FastEthernet0/0'));

export const HEADER = { tos: 0, id: 7, df: false, mf: false, fragmentOffset: 0, ttl: 20 };

export interface Udp {
  readonly source: string;
  readonly destination: string;
  readonly ports: readonly [number, number];
}

export const udp = ({ source, destination, ports }: Udp, payload = Uint8Array.of(1, 2, 3)): Uint8Array => {
  const ends = { source: ipv4(source), destination: ipv4(destination) };
  const datagram = encodeUdp({ ...ends, sourcePort: ports[0], destinationPort: ports[1], payload });
  return encodeIpv4({ ...HEADER, protocol: 17, ...ends }, datagram);
};

/** Puts a packet in as if it came from the link of that interface. */
export const put = (run: LabRun, name: string, packet: Uint8Array): void => {
  run.router('N').interfaces.get(name)?.receive(packet);
  run.advance(0.5);
};
