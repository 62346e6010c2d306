/** The SAs of the main job as TextFSM reads them, against the packets on the link and against the other end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { openConsole } from '../support/console';
import { labOf } from '../support/lab';
import { columns, readerOf, rowWith, textOf } from './textfsm';
import { protocolOf } from '../../src/wire/ipv4';

const ESP = 50;

const configuration = (name: string): string => readFileSync(join(__dirname, '../../configs', `${name}.cfg`), 'utf8');

it('show crypto ipsec sa: SPIs and counts are those of the ESP on the link, and the other end has the same', async () => {
  const lab = await labOf([configuration('daphne'), configuration('fred')]);
  const [daphne, fred] = ['Daphne', 'fred'].map(name => {
    const console = openConsole(lab, name);
    console.console.makePrivileged();
    return readerOf(console);
  });
  if (daphne === undefined || fred === undefined) throw new Error('no consoles');
  const packets = lab.watch(lab.link('Daphne FastEthernet0/0 - '));
  expect(lab.ping('13.13.13.14', '12.12.12.13', { count: 8 }).stats.received).toBe(7);
  lab.advance(100);

  const ours = daphne('show crypto ipsec sa');
  expect(
    columns(ours, 'SA_ORIENTATION', 'SA_TYPE', 'SA_TRANSFORM', 'SA_MODE', 'SA_IV_SIZE', 'SA_REPLAY_DETECTION'),
  ).toEqual([
    ['inbound', 'esp', 'esp-des esp-md5-hmac', 'Tunnel', '8', 'Y'],
    ['outbound', 'esp', 'esp-des esp-md5-hmac', 'Tunnel', '8', 'Y'],
  ]);
  for (const row of ours) {
    expect(row).toMatchObject({
      INTERFACE: 'FastEthernet0/0',
      CRYPTO_MAP_TAG: 'tedtag',
      LOCAL_ADDR: '11.11.11.1',
      LOCAL_IDENT_ADDR: '13.13.13.0',
      REMOTE_IDENT_ADDR: '12.12.12.0',
      REMOTE_IDENT_MASK: '255.255.255.0',
      CURRENT_PEER: '11.11.11.2',
      PKTS_ENCAPS: '7',
      PKTS_DECAPS: '7',
      SEND_ERRORS: '0',
      RCV_ERRORS: '0',
    });
    // An hour is left, less what has passed.
    expect(Number(row['SA_LIFETIME_SEC'])).toBeLessThanOrEqual(3500);
    expect(Number(row['SA_LIFETIME_SEC'])).toBeGreaterThan(3400);
  }

  const esp = packets.filter(packet => protocolOf(packet) === ESP);
  expect(esp).toHaveLength(14);
  const spiOf = (packet: Uint8Array): number => new DataView(packet.buffer, packet.byteOffset + 20, 4).getUint32(0);
  const spi = (orientation: string): string => textOf(rowWith(ours, 'SA_ORIENTATION', orientation), 'SA_SPI_DEC');
  expect(new Set(esp.map(packet => String(spiOf(packet))))).toEqual(new Set([spi('outbound'), spi('inbound')]));
  expect(String(esp[0] === undefined ? '' : spiOf(esp[0]))).toBe(spi('outbound'));
  for (const row of ours) {
    expect(Number(row['SA_SPI_HEX'])).toBe(Number(row['SA_SPI_DEC']));
    expect(`0x${textOf(row, 'CURRENT_OUTBOUND_SPI')}`).toBe(rowWith(ours, 'SA_ORIENTATION', 'outbound')['SA_SPI_HEX']);
  }
  const theirs = fred('show crypto ipsec sa');
  expect(rowWith(theirs, 'SA_ORIENTATION', 'inbound')['SA_SPI_DEC']).toBe(spi('outbound'));
  expect(rowWith(theirs, 'SA_ORIENTATION', 'outbound')['SA_SPI_DEC']).toBe(spi('inbound'));

  const isakmp = [daphne, fred].map(read => columns(read('show crypto isakmp sa'), 'DST', 'SRC', 'STATE', 'SLOT'));
  expect(isakmp).toEqual([
    [['11.11.11.2', '11.11.11.1', 'QM_IDLE', '0']],
    [['11.11.11.2', '11.11.11.1', 'QM_IDLE', '0']],
  ]);
});
