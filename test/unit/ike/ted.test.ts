/** Tunnel Endpoint Discovery by hand: known bytes go in at a router's interface, and its answer is read from the link. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ipv4 } from '../../../src/base/ipv4-address';
import { fromHex, toHex } from '../../../src/base/bytes';
import { encodeIpv4, headerLengthOf, IP_PROTOCOL } from '../../../src/wire/ipv4';
import { encodeUdp } from '../../../src/wire/udp';
import { brief, labOf, type LabRun } from '../../support/lab';

const config = (name: string): string => readFileSync(join(__dirname, `../../../configs/${name}.cfg`), 'utf8');

const PROBE =
  '0123456789abcdef 0000000000000000 0d10f000 00000000 00000060' +
  '05000014 3e984048101e66cc659fd002b0ed3655' +
  '0500000c 011101f4 0b0b0b01' +
  '0d000010 04000000 0d0d0d00 ffffff00' +
  '00000014 905ab82d5625cbf28cea7a3566c6df03';
const ANSWER_BODY =
  '05000014 3e984048101e66cc659fd002b0ed3655' +
  'ef00000c 011101f4 0b0b0b02' +
  '00000020 03000000 04000000 0d0d0d00 ffffff00 04000000 0c0c0c00 ffffff00';
const DRAFT_BODY = '0500000c 011101f4 0b0b0b02' + '00000010 04000000 0c0c0c00 ffffff00';

const plain = (hex: string): string => hex.replace(/ /g, '');

function udp(from: string, to: string, message: Uint8Array): Uint8Array {
  const [source, destination] = [ipv4(from), ipv4(to)];
  const header = { tos: 0, id: 7, df: false, mf: false, fragmentOffset: 0, ttl: 60, protocol: IP_PROTOCOL.udp };
  const payload = encodeUdp({ source, destination, sourcePort: 500, destinationPort: 500, payload: message });
  return encodeIpv4({ ...header, source, destination }, payload);
}

const isakmpOf = (packet: Uint8Array): string => toHex(packet.subarray(headerLengthOf(packet) + 8));

function arrive(run: LabRun, name: string, packet: Uint8Array): void {
  run.router(name).interfaces.get('FastEthernet0/0')?.receive(packet);
  run.advance(0.5);
}

describe('the responder', () => {
  const answers = async (probe: string, from = '13.13.13.14', to = '12.12.12.13'): Promise<readonly Uint8Array[]> => {
    const run = await labOf([config('daphne'), config('fred')]);
    const packets = run.watch(run.link('fred FastEthernet0/0'));
    arrive(run, 'fred', udp(from, to, fromHex(plain(probe))));
    return packets;
  };

  it('answers a probe with known bytes, gateway to gateway', async () => {
    const [answer, ...others] = await answers(PROBE);
    if (answer === undefined) throw new Error('no answer');
    expect(others).toEqual([]);
    expect(brief(answer)).toBe('11.11.11.2 > 11.11.11.1 udp');
    const bytes = isakmpOf(answer);
    expect(bytes.slice(0, 16)).toBe('0123456789abcdef');
    expect(bytes.slice(16, 32)).not.toBe('0000000000000000');
    expect(bytes.slice(32)).toBe(plain(`0d10f100 00000000 0000005c${ANSWER_BODY}`));
  });

  it('forwards a probe of a flow that it does not protect', async () => {
    const run = await labOf([config('daphne'), config('fred')]);
    const inside = run.watch(run.link('fred FastEthernet0/1'));
    arrive(run, 'fred', udp('14.14.14.14', '12.12.12.13', fromHex(plain(PROBE))));
    expect(inside.map(brief)).toContain('14.14.14.14 > 12.12.12.13 udp');
    expect(run.router('fred').ike.sas()).toEqual([]);
  });

  it.each([
    [
      'no identities',
      '0123456789abcdef 0000000000000000 0d10f000 00000000 00000030 00000014 3e984048101e66cc659fd002b0ed3655',
    ],
    ['a length that lies', PROBE.replace('00000060', '00000061')],
  ])('does not answer %s', async (_, probe) => {
    expect(await answers(probe)).toEqual([]);
  });
});

describe('the initiator', () => {
  /** Daphne alone has sent a probe. @returns the lab and the probe's cookie */
  async function probed(): Promise<{ readonly run: LabRun; readonly cookie: string; readonly sent: Uint8Array[] }> {
    // A fred who answers nothing: we are the far end.
    const silent = config('fred')
      .replace(/^crypto.*$/gm, '!')
      .replace(/^ (authentication|set|match|crypto).*$/gm, '!');
    const run = await labOf([config('daphne'), silent]);
    const sent = run.watch(run.link('Daphne FastEthernet0/0'));
    run.ping('13.13.13.14', '12.12.12.13', { count: 1, timeout: 10 });
    const probe = sent.find(packet => brief(packet) === '13.13.13.14 > 12.12.12.13 udp');
    if (probe === undefined) throw new Error('no probe');
    const bytes = isakmpOf(probe);
    expect(bytes.slice(16)).toBe(plain(PROBE).slice(16));
    sent.length = 0;
    return { run, cookie: bytes.slice(0, 16), sent };
  }

  const answer = (cookie: string, body: string): Uint8Array => {
    const bytes = fromHex(plain(`${cookie} fedcba9876543210 0d10f100 00000000 00000000${body}`));
    bytes[16] = body === DRAFT_BODY ? 5 : 13;
    bytes[27] = bytes.length;
    if (body === ANSWER_BODY) bytes[16] = 13;
    return bytes;
  };

  const startsMainMode = (sent: readonly Uint8Array[]): boolean =>
    sent.some(packet => brief(packet) === '11.11.11.1 > 11.11.11.2 udp' && isakmpOf(packet).slice(36, 38) === '02');

  it('starts main mode with who answered', async () => {
    const { run, cookie, sent } = await probed();
    arrive(run, 'Daphne', udp('11.11.11.2', '11.11.11.1', answer(cookie, ANSWER_BODY)));
    expect(startsMainMode(sent)).toBe(true);
  });

  it('takes the answer of older versions, which comes from the host itself to the host', async () => {
    const { run, cookie, sent } = await probed();
    const inside = run.watch(run.link('Daphne FastEthernet0/1'));
    arrive(run, 'Daphne', udp('12.12.12.13', '13.13.13.14', answer(cookie, DRAFT_BODY)));
    expect(startsMainMode(sent)).toBe(true);
    expect(inside).toEqual([]);
  });

  it.each([
    [
      'a cookie that it has not sent',
      (_: string) => udp('11.11.11.2', '11.11.11.1', answer('1111111111111111', ANSWER_BODY)),
    ],
    [
      'another sender than the gateway inside',
      (cookie: string) => udp('11.11.11.9', '11.11.11.1', answer(cookie, ANSWER_BODY)),
    ],
    [
      'proxies outside its access list',
      (cookie: string) =>
        udp('11.11.11.2', '11.11.11.1', answer(cookie, ANSWER_BODY.replace('0c0c0c00 ffffff00', '08080800 ffffff00'))),
    ],
    [
      'proxies that the flow is not in',
      (cookie: string) =>
        udp('11.11.11.2', '11.11.11.1', answer(cookie, ANSWER_BODY.replace('0c0c0c00 ffffff00', '0c0c0c80 ffffff80'))),
    ],
  ])('starts nothing for %s', async (_, forged) => {
    const { run, cookie, sent } = await probed();
    arrive(run, 'Daphne', forged(cookie));
    expect(startsMainMode(sent)).toBe(false);
  });

  it('sends the probe again after 10 s while traffic asks for it, five times, then forgets', async () => {
    const { run, sent } = await probed();
    const probes = (): number => sent.filter(packet => brief(packet) === '13.13.13.14 > 12.12.12.13 udp').length;
    run.ping('13.13.13.14', '12.12.12.13', { count: 4, timeout: 1000 });
    expect(probes()).toBe(0);
    run.advance(20);
    run.ping('13.13.13.14', '12.12.12.13', { count: 1, timeout: 1000 });
    expect(probes()).toBeGreaterThan(0);
    run.advance(200);
    expect(run.router('Daphne').ike.sas()).toEqual([]);
  });
});
