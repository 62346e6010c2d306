/**
 * The three kinds of faults. The user's typing is not among them: it is answered by values, never by an exception.
 */

/** Our own bug: an invariant of the program does not hold. */
export class InternalError extends Error {
  override readonly name = 'InternalError';
}

/**
 * Bytes from the wire that break a protocol's rules. Codecs and engines throw nothing else on bytes of any kind;
 * the edge turns it into an event and, where the protocol has one, a NOTIFY.
 */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';

  /**
   * @param where  the field that is wrong, as the RFC names it ("ISAKMP header length")
   * @param reason what is wrong with it
   * @param notify ISAKMP notify message type to answer with (RFC 2408 3.14.1), if any
   */
  constructor(
    readonly where: string,
    readonly reason: string,
    readonly notify?: number,
  ) {
    super(`${where}: ${reason}`);
  }
}

/** A file, option or lab that cannot be used (exit status 2). `line` counts from 1. */
export class InputError extends Error {
  override readonly name = 'InputError';

  constructor(
    readonly file: string,
    readonly line: number | undefined,
    readonly reason: string,
  ) {
    super(line === undefined ? `${file}: ${reason}` : `${file}:${line}: ${reason}`);
  }
}
