import type { Ipv4 } from '../base/ipv4-address';
import type { Rng } from '../base/rng';
import { Crypto, type CryptoNode } from './crypto';
import type { DeviceEvent } from './events';
import type { Forwarding } from './forwarding';
import type { Ports } from './ports';

/** A router, as far as its crypto processes reach into it. */
export interface CryptoHome extends Pick<
  CryptoNode,
  'clock' | 'platform' | 'cpu' | 'release' | 'config' | 'routes' | 'filter'
> {
  readonly ports: Ports;
  readonly forwarding: Forwarding;
  isLocal(address: Ipv4): boolean;
  isBroadcast(address: Ipv4): boolean;
  report(event: DeviceEvent, at: number): number;
}

/** The crypto processes of one life of a router: they go by the configuration that it has now, and end with it. */
export function newCrypto(home: CryptoHome, rng: Rng): Crypto {
  const { clock, platform, cpu, release, config, routes, filter } = home;
  return new Crypto(
    {
      clock,
      platform,
      cpu,
      release,
      config,
      routes,
      filter,
      cryptoInterfaces: () => home.ports.forCrypto(),
      isLocal: address => home.isLocal(address),
      isBroadcast: address => home.isBroadcast(address),
      report: (at, event) => home.report(event, at),
      sendIke: datagram => home.forwarding.originateIke(datagram),
    },
    rng,
  );
}
