import { ProtocolError } from '../../base/errors';
import type { Ipv4 } from '../../base/ipv4-address';
import { decodeTftp, encodeTftp, PORT_TFTP, TFTP_ERROR, type TftpPacket } from '../../wire/tftp';
import type { Clock } from '../simulator';
import type { UdpDesk, UdpMessage, UdpPort } from '../udp-desk';
import { BlockReceiver, BlockSender, Repeater } from './transfer';

/** Why nothing came of a transfer. */
export type TftpFault = 'timed out' | 'no such file' | 'not permitted' | 'no space' | 'refused';

export interface TftpCallbacks {
  /** The server has answered: it has the file, or takes it. */
  opened(): void;
  /** Another block is over. */
  moved(): void;
  waited(): void;
  /** @param content what was read; empty for what was written */
  done(content: Uint8Array): void;
  failed(fault: TftpFault): void;
}

export interface TftpRequest {
  readonly source: Ipv4;
  readonly server: Ipv4;
  readonly name: string;
  /** Undefined: the file is read. */
  readonly content?: Uint8Array | undefined;
}

const MODE = 'octet';

/** Reads or writes one file on a server. */
export class TftpClient {
  private readonly port: UdpPort;
  private readonly repeater: Repeater;
  private readonly receiver: BlockReceiver;
  private readonly sender: BlockSender | undefined;
  /** The server answers from a port of its own (RFC 1350 4). */
  private serverPort: number | undefined;
  private read: Uint8Array = new Uint8Array(0);

  constructor(
    clock: Clock,
    udp: UdpDesk,
    private readonly request: TftpRequest,
    private readonly callbacks: TftpCallbacks,
  ) {
    this.port = udp.open({ receive: message => this.receive(message), stopped: () => this.stop() });
    const hooks = {
      send: (packet: TftpPacket) => this.send(packet),
      moved: () => callbacks.moved(),
      waited: () => callbacks.waited(),
      lost: () => this.fail('timed out'),
      keep: (content: Uint8Array) => {
        this.read = content;
        return true;
      },
      done: () => this.finish(),
    };
    this.repeater = new Repeater(clock, hooks);
    this.receiver = new BlockReceiver(this.repeater, hooks);
    const { content } = request;
    this.sender = content === undefined ? undefined : new BlockSender(content, this.repeater, hooks);
  }

  start(): void {
    const kind = this.sender === undefined ? 'read' : 'write';
    this.repeater.send({ kind, name: this.request.name, mode: MODE });
  }

  /** Gives it up. */
  stop(): void {
    this.repeater.stop();
    this.port.close();
  }

  private receive({ source, sourcePort, payload }: UdpMessage): void {
    if (source !== this.request.server) return;
    if (this.serverPort !== undefined && sourcePort !== this.serverPort) return;
    try {
      const packet = decodeTftp(payload);
      const first = this.serverPort === undefined;
      this.serverPort = sourcePort;
      if (first && packet.kind !== 'error') this.callbacks.opened();
      this.take(packet);
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
  }

  private take(packet: TftpPacket): void {
    const { sender } = this;
    if (packet.kind === 'error') this.fail(FAULTS[packet.code] ?? 'refused');
    else if (packet.kind === 'data' && sender === undefined) this.receiver.take(packet.block, packet.data);
    else if (packet.kind === 'ack' && sender !== undefined) {
      if (packet.block === 0) sender.begin();
      else sender.acknowledge(packet.block);
    }
  }

  private send(packet: TftpPacket): void {
    const { source, server: destination } = this.request;
    const destinationPort = this.serverPort ?? PORT_TFTP;
    this.port.send({ source, destination, destinationPort, payload: encodeTftp(packet) });
  }

  private finish(): void {
    this.stop();
    this.callbacks.done(this.read);
  }

  private fail(fault: TftpFault): void {
    this.stop();
    this.callbacks.failed(fault);
  }
}

const FAULTS: Readonly<Record<number, TftpFault>> = {
  [TFTP_ERROR.fileNotFound]: 'no such file',
  [TFTP_ERROR.accessViolation]: 'not permitted',
  [TFTP_ERROR.diskFull]: 'no space',
};
