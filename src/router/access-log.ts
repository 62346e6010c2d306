import type { Ms } from '../base/event-queue';
import type { Clock } from '../net/simulator';
import { IP_PROTOCOL } from '../wire/ipv4';
import { portsOf } from '../wire/ports';
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

  note({ name: list, kind: listKind }: AccessList, rule: AccessRule, packet: Uint8Array): void {
    const { protocol, source, destination, sourcePort, destinationPort, icmpType, icmpCode } = portsOf(packet);
    const { action } = rule;
    const key = [list, action, protocol, source, destination, sourcePort, destinationPort, icmpType, icmpCode].join();
    const known = this.flows.get(key);
    if (known !== undefined) {
      known.packets++;
      return;
    }
    if (this.flows.size >= MOST_FLOWS) return;
    const kind = kindOf(listKind, protocol);
    const what = { protocol, source, destination, sourcePort, destinationPort, icmpType, icmpCode };
    const event: AccessLogEvent = { kind, list, action, ...what, packets: 1 };
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

function kindOf(list: AccessList['kind'], protocol: number): AccessLogEvent['kind'] {
  if (list === 'standard') return 'access-logged-source';
  if (protocol === IP_PROTOCOL.icmp) return 'access-logged-icmp';
  const hasPorts = protocol === IP_PROTOCOL.tcp || protocol === IP_PROTOCOL.udp;
  return hasPorts ? 'access-logged-ports' : 'access-logged-protocol';
}
