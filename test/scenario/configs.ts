/** Configurations of two gateways that protect the traffic between the LANs behind them, with what a scenario changes. */

export interface GatewayOptions {
  readonly policy?: readonly string[];
  readonly key?: string;
  readonly transform?: string;
  readonly transformMode?: string;
  readonly mapLines?: readonly string[];
  /** Undefined: dynamic with discover. */
  readonly peer?: string;
  readonly accessList?: readonly string[];
  readonly extra?: readonly string[];
  readonly discover?: boolean;
}

/** 10.1.1.0/24 behind Left, 10.2.2.0/24 behind Right, 192.168.0.0/24 between them. */
export function left(options: GatewayOptions = {}): string {
  return gateway('Left', '192.168.0.1', '192.168.0.2', '10.1.1', '10.2.2', options);
}

export function right(options: GatewayOptions = {}): string {
  return gateway('Right', '192.168.0.2', '192.168.0.1', '10.2.2', '10.1.1', options);
}

function gateway(
  name: string,
  own: string,
  next: string,
  inside: string,
  beyond: string,
  options: GatewayOptions,
): string {
  const list = options.accessList ?? [`permit ip ${inside}.0 0.0.0.255 ${beyond}.0 0.0.0.255`];
  const { peer, mapLines = [] } = options;
  const map =
    peer === undefined
      ? [
          'crypto dynamic-map dyn 10',
          ' set transform-set strong',
          ' match address 101',
          ...mapLines,
          `crypto map outside 10 ipsec-isakmp dynamic dyn${options.discover === false ? '' : ' discover'}`,
        ]
      : [
          'crypto map outside 10 ipsec-isakmp',
          ` set peer ${peer}`,
          ' set transform-set strong',
          ' match address 101',
          ...mapLines,
        ];
  return [
    `hostname ${name}`,
    'crypto isakmp policy 10',
    ' authentication pre-share',
    ...(options.policy ?? []).map(line => ` ${line}`),
    `crypto isakmp key ${options.key ?? 'secret'} address 0.0.0.0 0.0.0.0`,
    `crypto ipsec transform-set strong ${options.transform ?? 'esp-3des esp-sha-hmac'}`,
    ...(options.transformMode === undefined ? [] : [` mode ${options.transformMode}`]),
    ...map,
    'interface FastEthernet0/0',
    ` ip address ${own} 255.255.255.0`,
    ' crypto map outside',
    'interface FastEthernet0/1',
    ` ip address ${inside}.1 255.255.255.0`,
    `ip route 0.0.0.0 0.0.0.0 ${next}`,
    ...list.map(rule => `access-list 101 ${rule}`),
    ...(options.extra ?? []),
    'end',
    '',
  ].join('\n');
}
