import { ProtocolError } from '../../../../src/base/errors';
import { NotifyType, PayloadType } from '../../../../src/wire/isakmp/constants';
import { ipv4Id, subnetId } from '../../../../src/wire/isakmp/id';
import type { Payload } from '../../../../src/wire/isakmp/message';
import { checkRules, type MessageName } from '../../../../src/wire/isakmp/rules';

const NONE = new Uint8Array(0);
const sa: Payload = { kind: 'sa', doi: 1, situation: 1, proposals: [] };
const ke: Payload = { kind: 'ke', data: NONE };
const nonce: Payload = { kind: 'nonce', data: NONE };
const hash: Payload = { kind: 'hash', data: NONE };
const id: Payload = { kind: 'id', id: ipv4Id(1) };
const vendor: Payload = { kind: 'vendor', data: NONE };
const notify: Payload = { kind: 'notify', doi: 1, protocol: 1, type: 1, spi: NONE, data: NONE };
const remove: Payload = { kind: 'delete', doi: 1, protocol: 1, spis: [] };
const proxies: Payload = {
  kind: 'ted-proxies',
  body: { version: 3, protocol: 0, initiator: subnetId(1, 2), responder: subnetId(1, 2) },
};
const other = (type: number): Payload => ({ kind: 'other', type, data: NONE });

const allowed: readonly (readonly [MessageName, readonly Payload[]])[] = [
  ['ted-probe', [vendor, id, id, vendor]],
  ['ted-probe', [other(77), id, id, other(99)]],
  ['ted-answer', [vendor, id, proxies]],
  ['ted-answer', [id, id]],
  ['mm1', [sa]],
  ['mm1', [sa, vendor, vendor, vendor]],
  ['mm2', [sa, vendor]],
  ['mm3', [ke, nonce]],
  ['mm3', [nonce, vendor, ke, other(PayloadType.natD), other(PayloadType.natDDraft)]],
  ['mm4', [ke, nonce, other(PayloadType.certRequest)]],
  ['mm5', [id, hash]],
  ['mm5', [id, hash, other(128), other(255)]],
  ['mm5', [hash, id, notify]],
  ['mm6', [id, hash]],
  ['am1', [sa, ke, nonce, id, vendor]],
  ['am2', [sa, ke, nonce, id, hash]],
  ['am3', [hash]],
  ['am3', [other(PayloadType.natD), hash, notify]],
  ['qm1', [hash, sa, nonce]],
  ['qm1', [hash, sa, nonce, ke, id, id]],
  ['qm2', [hash, sa, nonce, id, id, notify]],
  ['qm3', [hash]],
  ['informational-clear', [notify]],
  ['informational', [hash, remove, notify]],
];

test.each(allowed)('%s may have these payloads (case %#)', (name, payloads) => {
  expect(() => checkRules(name, payloads)).not.toThrow();
});

const MALFORMED = NotifyType.payloadMalformed;
const WRONG_TYPE = NotifyType.invalidPayloadType;

const refused: readonly (readonly [MessageName, string, readonly Payload[], number])[] = [
  ['ted-probe', 'one ID', [vendor, id], MALFORMED],
  ['ted-probe', 'an SA', [sa, id, id], WRONG_TYPE],
  ['ted-answer', 'no ID', [proxies], MALFORMED],
  ['ted-answer', 'two payloads 239', [id, proxies, proxies], MALFORMED],
  ['mm1', 'no payload', [], MALFORMED],
  ['mm1', 'a vendor ID first', [vendor, sa], MALFORMED],
  ['mm1', 'two SAs', [sa, sa], MALFORMED],
  ['mm1', 'a nonce', [sa, nonce], WRONG_TYPE],
  ['mm2', 'a transform of its own', [sa, other(PayloadType.transform)], WRONG_TYPE],
  ['mm3', 'no nonce', [ke], MALFORMED],
  ['mm4', 'an SA', [sa, ke, nonce], WRONG_TYPE],
  ['mm5', 'no hash', [id], MALFORMED],
  ['mm5', 'a signature', [id, hash, other(PayloadType.sig)], WRONG_TYPE],
  ['mm6', 'two IDs', [id, id, hash], MALFORMED],
  ['mm6', 'a type that nobody has assigned', [id, hash, other(127)], WRONG_TYPE],
  ['am1', 'a hash', [sa, ke, nonce, id, hash], WRONG_TYPE],
  ['am2', 'no hash', [sa, ke, nonce, id], MALFORMED],
  ['am3', 'an SA', [hash, sa], WRONG_TYPE],
  ['qm1', 'the SA first', [sa, hash, nonce], MALFORMED],
  ['qm1', 'two SAs', [hash, sa, sa, nonce], MALFORMED],
  ['qm1', 'one ID of two', [hash, sa, nonce, id], MALFORMED],
  ['qm2', 'one ID of two', [hash, sa, nonce, id], MALFORMED],
  ['qm1', 'three IDs', [hash, sa, nonce, id, id, id], MALFORMED],
  ['qm2', 'no SA', [hash, nonce], MALFORMED],
  ['qm3', 'a nonce', [hash, nonce], WRONG_TYPE],
  ['informational-clear', 'a hash', [hash, notify], WRONG_TYPE],
  ['informational', 'no hash', [notify], MALFORMED],
  ['informational', 'the hash last', [notify, hash], MALFORMED],
  ['informational', 'TED proxies', [hash, proxies], WRONG_TYPE],
];

test.each(refused)('%s with %s is refused', (name, _what, payloads, type) => {
  let error: unknown;
  try {
    checkRules(name, payloads);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ProtocolError);
  expect(error).toMatchObject({ notify: type, where: name });
});
