import { ProtocolError } from '../../base/errors';
import type { Ms } from '../../base/event-queue';
import type { FileFault, FileStore } from '../../base/files';
import { decodeTftp, encodeTftp, PORT_TFTP, TFTP_ERROR, type TftpPacket } from '../../wire/tftp';
import type { Clock } from '../simulator';
import type { UdpDesk, UdpMessage, UdpPort } from '../udp-desk';
import { BlockReceiver, BlockSender, Repeater } from './transfer';

const ERRORS: Readonly<Record<FileFault, { readonly code: number; readonly text: string }>> = {
  'no such file': { code: TFTP_ERROR.fileNotFound, text: 'File not found' },
  'not permitted': { code: TFTP_ERROR.accessViolation, text: 'Access violation' },
  'no space': { code: TFTP_ERROR.diskFull, text: 'Disk full' },
  'input/output error': { code: TFTP_ERROR.undefined, text: 'Input/output error' },
};

/** How long a port stays open behind a transfer (RFC 1350 6). */
const DALLYING: Ms = 30_000;

/** A TFTP server (RFC 1350) that hands out the files of a store and takes what is written to it. */
export class TftpServer {
  constructor(
    private readonly clock: Clock,
    private readonly udp: UdpDesk,
    private readonly files: FileStore,
  ) {}

  listen(): void {
    this.udp.open({ receive: message => this.asked(message) }, PORT_TFTP);
  }

  private asked(message: UdpMessage): void {
    const packet = understood(message.payload);
    if (packet?.kind === 'read') this.give(message, packet.name);
    else if (packet?.kind === 'write') this.accept(message, packet.name);
  }

  private give(message: UdpMessage, name: string): void {
    const content = this.files.read(name);
    const transfer = new ServedTransfer(this.clock, this.udp, message);
    if (content === undefined) transfer.refuse('no such file');
    else transfer.give(content);
  }

  private accept(message: UdpMessage, name: string): void {
    new ServedTransfer(this.clock, this.udp, message).accept(content => this.files.write(name, content));
  }
}

/** One transfer, at a port of its own. */
class ServedTransfer {
  private readonly port: UdpPort;
  private readonly repeater: Repeater;
  private sender: BlockSender | undefined;
  private receiver: BlockReceiver | undefined;

  constructor(
    private readonly clock: Clock,
    udp: UdpDesk,
    private readonly client: UdpMessage,
  ) {
    this.port = udp.open({ receive: message => this.receive(message) });
    this.repeater = new Repeater(clock, {
      send: packet => this.send(packet),
      waited: () => {},
      lost: () => this.port.close(),
    });
  }

  give(content: Uint8Array): void {
    this.sender = new BlockSender(content, this.repeater, { moved: () => {}, done: () => this.port.close() });
    this.sender.begin();
  }

  /** @param store keeps what came, when all of it has come */
  accept(store: (content: Uint8Array) => FileFault | undefined): void {
    this.receiver = new BlockReceiver(this.repeater, {
      send: packet => this.send(packet),
      keep: content => {
        const fault = store(content);
        if (fault !== undefined) this.refuse(fault);
        return fault === undefined;
      },
      moved: () => {},
      // The last acknowledgement may be lost: the block comes again then.
      done: () => this.clock.schedule(DALLYING, () => this.port.close()),
    });
    this.repeater.send({ kind: 'ack', block: 0 });
  }

  refuse(fault: FileFault): void {
    this.send({ kind: 'error', ...ERRORS[fault] });
    this.repeater.stop();
    this.port.close();
  }

  private receive({ source, sourcePort, payload }: UdpMessage): void {
    if (source !== this.client.source || sourcePort !== this.client.sourcePort) return;
    const packet = understood(payload);
    if (packet?.kind === 'ack') this.sender?.acknowledge(packet.block);
    else if (packet?.kind === 'data') this.receiver?.take(packet.block, packet.data);
    else if (packet?.kind === 'error') {
      this.repeater.stop();
      this.port.close();
    }
  }

  private send(packet: TftpPacket): void {
    const { source: destination, sourcePort: destinationPort, destination: source } = this.client;
    this.port.send({ source, destination, destinationPort, payload: encodeTftp(packet) });
  }
}

function understood(payload: Uint8Array): TftpPacket | undefined {
  try {
    return decodeTftp(payload);
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error;
    return undefined;
  }
}
