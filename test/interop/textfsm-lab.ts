/** A gateway that has something to show in every show, and a router out there. */
import { openConsole, type TypedConsole } from '../support/console';
import { labOf, type LabRun } from '../support/lab';

export const GATE = `hostname Gate
service timestamps log datetime msec
enable secret cisco
no ip domain-lookup
username bob password hunter2
ip host far 198.51.100.1
boot system flash c2600-ik9o3s3-mz.122-8.T5.bin
logging buffered 20000 debugging
logging 10.1.1.50
interface Loopback0
 description router id
 ip address 10.255.0.1 255.255.255.255
interface Tunnel0
 ip address 10.250.0.1 255.255.255.252
 tunnel source FastEthernet0/0
 tunnel destination 192.0.2.2
interface FastEthernet0/0
 description to the "outside", is up
 ip address 192.0.2.1 255.255.255.0
 ip address 203.0.113.1 255.255.255.128 secondary
 ip access-group 101 in
 ip access-group OUT out
 no ip unreachables
 ip nat outside
interface FastEthernet0/1
 ip address 10.1.1.1 255.255.255.0
 ip helper-address 10.9.9.1
 ip helper-address 10.9.9.2
 no ip proxy-arp
 ip nat inside
 duplex half
 speed 10
interface FastEthernet1/0
 no ip address
interface FastEthernet1/0.10
 encapsulation dot1Q 10
 ip address 10.10.0.1 255.255.255.0
 ip helper-address 10.9.9.1
interface FastEthernet1/1
 ip address 10.66.0.1 255.255.255.0
 shutdown
interface Serial0/0
 ip address 172.16.1.1 255.255.255.252
 bandwidth 64
interface Serial0/1
 ip unnumbered Loopback0
 shutdown
ip nat inside source list 1 interface FastEthernet0/0 overload
ip nat inside source static 10.1.1.99 192.0.2.99
ip nat inside source static tcp 10.1.1.98 80 192.0.2.98 8080
ip classless
ip route 0.0.0.0 0.0.0.0 192.0.2.2
ip route 10.96.0.0 255.255.0.0 Tunnel0
ip route 10.97.0.0 255.255.0.0 FastEthernet0/0 192.0.2.2 20
ip route 10.98.0.0 255.255.0.0 172.16.1.2 250
ip route 10.98.0.0 255.255.0.0 192.0.2.2 250
ip route 10.99.0.0 255.255.0.0 Null0
ip route 192.168.0.0 255.255.0.0 172.16.1.2
access-list 1 permit 10.1.1.0 0.0.0.255
access-list 101 remark what comes in
access-list 101 permit tcp any any established
access-list 101 permit tcp host 192.0.2.2 any eq telnet log
access-list 101 permit udp any eq domain any
access-list 101 deny   udp any range 100 200 any range snmp snmptrap
access-list 101 permit icmp 192.0.2.0 0.0.0.255 any echo
access-list 101 permit icmp any any echo-reply
access-list 101 permit icmp any any time-exceeded
access-list 101 permit icmp any any port-unreachable
access-list 101 permit gre host 192.0.2.2 host 192.0.2.1
access-list 101 permit ip any any precedence critical
access-list 101 deny   ip any any fragments
access-list 101 deny   tcp any gt 1023 any lt 100 syn
access-list 101 deny   ip any any log
ip access-list extended OUT
 permit ip any any
ip access-list standard MANAGERS
 permit 192.0.2.2
 permit 10.1.1.0 0.0.0.255
 deny   any log
line vty 0 4
 access-class MANAGERS in
 login local
end
`;

export const FAR = `hostname Far
ip host gate 192.0.2.1
interface FastEthernet0/0
 ip address 192.0.2.2 255.255.255.0
interface FastEthernet0/1
 ip address 198.51.100.1 255.255.255.0
interface Serial0/0
 ip address 172.16.1.2 255.255.255.252
interface Tunnel0
 ip address 10.250.0.2 255.255.255.252
 tunnel source FastEthernet0/0
 tunnel destination 192.0.2.1
end
`;

export interface TextfsmLab extends LabRun {
  /** Privileged. */
  readonly gate: TypedConsole;
  readonly far: TypedConsole;
}

export async function textfsmLab(): Promise<TextfsmLab> {
  const run = await labOf([GATE, FAR], { platform: 'c2600xm' });
  const [gate, far] = [openConsole(run, 'Gate'), openConsole(run, 'Far')];
  for (const { console } of [gate, far]) console.makePrivileged();
  return { ...run, gate, far };
}

/** On an edge of each router. */
export const INSIDE_HOST = '10.1.1.5';
export const OUTSIDE_HOST = '198.51.100.9';
