import type { Ms } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import { IP_PROTOCOL } from '../wire/ipv4';
import { type PacketPorts, portsOf } from '../wire/ports';
import type { AccessLogEvent } from './events';
import type { AccessList, AccessRule } from './model/access-list';

/** IOS tells the first packet of a flow at once, and the ones after it all five minutes. */
const INTERVAL: Ms = 300_000;

/** Flows at a time; what comes on top is not told. */
const MOST_FLOWS = 1024;

interface Flow {
  readonly event: AccessLogEvent;
  packets: number;
}

/** What access lists with `log` have decided, flow by flow. */
export class AccessLog {
  private readonly flows = new Map<string, Flow>();

  constructor(
    private readonly clock: Clock,
    private readonly report: (event: AccessLogEvent) => void,
  ) {}

  /** @param input the interface that the packet came in by, for `log-input` */
  note(list: AccessList, rule: AccessRule, packet: Uint8Array, input: string): void {
    const what = flowOf(list, portsOf(packet));
    const { action } = rule;
    const interfaceName = rule.log === 'log-input' ? input : undefined;
    const key = [list.name, action, interfaceName, ...Object.values(what)].join();
    const known = this.flows.get(key);
    if (known !== undefined) {
      known.packets++;
      return;
    }
    if (this.flows.size >= MOST_FLOWS) return;
    const kind = kindOf(list.kind, what.protocol);
    const event: AccessLogEvent = {
      kind,
      list: list.name,
      action,
      interfaceName,
      tag: rule.options?.logTag,
      ...what,
      packets: 1,
    };
    this.flows.set(key, { event, packets: 0 });
    this.report(event);
    this.clock.schedule(INTERVAL, () => this.tellAgain(key));
  }

  private tellAgain(key: string): void {
    const flow = this.flows.get(key);
    if (flow === undefined) return;
    if (flow.packets === 0) {
      this.flows.delete(key);
      return;
    }
    this.report({ ...flow.event, packets: flow.packets });
    flow.packets = 0;
    this.clock.schedule(INTERVAL, () => this.tellAgain(key));
  }
}

type Told = Omit<PacketPorts, 'tcpFlags'>;

/** What tells flows apart: their ends, and ports only where the list has looked at any, as on IOS. */
function flowOf({ kind, entries }: AccessList, ports: PacketPorts): Told {
  const { protocol, source, destination, icmpType, icmpCode } = ports;
  if (kind === 'standard') {
    return {
      protocol: 0,
      source,
      destination: 0,
      sourcePort: undefined,
      destinationPort: undefined,
      icmpType: undefined,
      icmpCode: undefined,
    };
  }
  const looks = entries.some(
    entry => entry.kind === 'rule' && (entry.sourcePort !== undefined || entry.destinationPort !== undefined),
  );
  const sourcePort = looks ? ports.sourcePort : undefined;
  const destinationPort = looks ? ports.destinationPort : undefined;
  return { protocol, source, destination, sourcePort, destinationPort, icmpType, icmpCode };
}

/** Protocols that IOS tells by name. */
const NAMED: ReadonlySet<number> = new Set([
  IP_PROTOCOL.igmp,
  IP_PROTOCOL.gre,
  IP_PROTOCOL.eigrp,
  IP_PROTOCOL.ospf,
  4, // IP in IP
  9, // IGRP
  94, // NOS
  103, // PIM
]);

function kindOf(list: AccessList['kind'], protocol: number): AccessLogEvent['kind'] {
  if (list === 'standard') return 'access-logged-source';
  if (protocol === IP_PROTOCOL.icmp) return 'access-logged-icmp';
  const hasPorts = protocol === IP_PROTOCOL.tcp || protocol === IP_PROTOCOL.udp;
  if (hasPorts) return 'access-logged-ports';
  return NAMED.has(protocol) ? 'access-logged-named' : 'access-logged-protocol';
}
