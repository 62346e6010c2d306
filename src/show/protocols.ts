import type { Interface } from '../router/interface';
import { addressText } from './ip-interface';

/** `show protocols`: what is routed, and the addresses of each interface. */
export function protocols(
  shown: readonly Pick<Interface, 'name' | 'status' | 'protocol' | 'config'>[],
): readonly string[] {
  return [
    'Global values:',
    '  Internet Protocol routing is enabled',
    ...shown.flatMap(({ name, status, protocol, config }) => [
      `${name} is ${status}, line protocol is ${protocol}`,
      ...(config.address === undefined ? [] : [`  Internet address is ${addressText(config.address)}`]),
    ]),
  ];
}
