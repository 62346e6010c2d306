import { formatIpv4 } from '../base/ipv4-address';
import type { Interface } from '../router/interface';

export type BriefInterface = Pick<Interface, 'name' | 'address' | 'addressOrigin' | 'status' | 'protocol'>;

/** `show ip interface brief`: one row an interface, in the router's order. */
export function ipInterfaceBrief(interfaces: readonly BriefInterface[]): readonly string[] {
  return [
    'Interface                  IP-Address      OK? Method Status                Protocol',
    ...interfaces.map(({ name, address, addressOrigin, status, protocol }) => {
      const text = address === undefined ? 'unassigned' : formatIpv4(address);
      return `${name.padEnd(26)} ${text.padEnd(15)} YES ${addressOrigin.padEnd(6)} ${status.padEnd(21)} ${protocol.padEnd(8)}`;
    }),
  ];
}
