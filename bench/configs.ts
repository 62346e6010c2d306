/** Configurations for measurements: of any length, and of routers that form one lab. */

/** A configuration of about `count` lines of the kinds that long configurations are made of. */
export function longConfig(count: number): string {
  const lines = ['version 12.2', 'hostname Long', '!', 'crypto isakmp policy 10', ' authentication pre-share', '!'];
  const sets = 'crypto ipsec transform-set strong esp-3des esp-sha-hmac ';
  lines.push('crypto isakmp key abc123 address 0.0.0.0 0.0.0.0', sets, '!');
  for (let i = 0; lines.length < count - 2; i++) lines.push(...site(i));
  return [...lines.slice(0, count - 1), 'end', ''].join('\n');
}

/** What one more branch office adds to a headquarters' router. */
function site(i: number): readonly string[] {
  const [a, b] = [(i >> 8) & 255, i & 255];
  const list = `site-${i}`;
  return [
    `interface Loopback${i}`,
    ` description office ${i}`,
    ` ip address 10.${a}.${b}.1 255.255.255.255`,
    '!',
    `ip access-list extended ${list}`,
    ` permit ip 10.0.0.0 0.255.255.255 172.16.${a}.0 0.0.0.255`,
    ` permit tcp host 10.${a}.${b}.1 any eq www`,
    ` deny   udp any 192.168.${b}.0 0.0.0.255 range 1000 2000`,
    `crypto map offices ${(i % 65_000) + 1} ipsec-isakmp`,
    ` set peer 11.${a}.${b}.2`,
    ' set transform-set strong',
    ` match address ${list}`,
    `ip route 172.${16 + (a & 15)}.${b}.0 255.255.255.0 11.${a}.${b}.2`,
    `access-list 110 permit icmp any host 10.${a}.${b}.1 echo`,
  ];
}

/** One of the routers of a chain: its neighbours are `i - 1` and `i + 1`, an edge LAN hangs off it. */
export function chainConfig(i: number): string {
  const [a, b] = [(i >> 8) & 255, i & 255];
  const next = i + 1;
  return [
    'version 12.2',
    'service timestamps debug datetime msec',
    `hostname Router${i}`,
    'enable password cisco',
    'ip subnet-zero',
    'crypto isakmp policy 10',
    ' authentication pre-share',
    'crypto isakmp key abc123 address 0.0.0.0 0.0.0.0',
    'crypto ipsec transform-set ted-transforms esp-des esp-md5-hmac ',
    'crypto dynamic-map ted-map 10',
    ' set transform-set ted-transforms ',
    ' match address 101',
    'crypto map tedtag 10 ipsec-isakmp dynamic ted-map discover',
    'interface FastEthernet0/0',
    ` ip address 11.${a}.${b}.2 255.255.255.0`,
    ' crypto map tedtag',
    'interface FastEthernet0/1',
    ` ip address 12.${a}.${b}.1 255.255.255.0`,
    'interface FastEthernet1/0',
    ` ip address 11.${(next >> 8) & 255}.${next & 255}.1 255.255.255.0`,
    ' crypto map tedtag',
    'ip classless',
    `ip route 0.0.0.0 0.0.0.0 11.${(next >> 8) & 255}.${next & 255}.2`,
    `access-list 101 permit ip 12.${a}.${b}.0 0.0.0.255 any`,
    'line con 0',
    'line aux 0',
    'line vty 0 4',
    ' login',
    'end',
    '',
  ].join('\n');
}
