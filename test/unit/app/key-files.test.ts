import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { espLine, KeyFolder, phase1Line } from '../../../src/app/key-files';
import { fromHex } from '../../../src/base/bytes';
import { ipv4 } from '../../../src/base/ipv4-address';
import { inFolder } from '../../support/folder';

const phase1 = { initiatorCookie: fromHex('0123456789abcdef'), key: fromHex('a1a2a3a4a5a6a7a8') };
const esp = {
  source: ipv4('11.11.11.1'),
  destination: ipv4('11.11.11.2'),
  spi: 0x00001234,
  cipher: 'des',
  encryptionKey: fromHex('0102030405060708'),
  auth: 'md5',
  authenticationKey: fromHex('00112233445566778899aabbccddeeff'),
} as const;

test("lines in the form of Wireshark's tables", () => {
  expect(phase1Line(phase1)).toBe('0123456789abcdef,a1a2a3a4a5a6a7a8');
  expect(espLine(esp)).toBe(
    '"IPv4","11.11.11.1","11.11.11.2","0x00001234","DES-CBC [RFC2405]","0x0102030405060708",' +
      '"HMAC-MD5-96 [RFC2403]","0x00112233445566778899aabbccddeeff"',
  );
});

test.each([
  ['3des', 'sha', 'TripleDES-CBC [RFC2451]', 'HMAC-SHA-1-96 [RFC2404]'],
  ['aes-256', 'none', 'AES-CBC [RFC3602]', 'NULL'],
  ['null', 'md5', 'NULL', 'HMAC-MD5-96 [RFC2403]'],
] as const)('%s with %s is %s with %s', (cipher, auth, cipherName, authName) => {
  const line = espLine({ ...esp, cipher, auth });
  expect(line).toContain(`"${cipherName}"`);
  expect(line).toContain(`"${authName}"`);
});

test('a key without bytes is an empty field', () => {
  expect(espLine({ ...esp, cipher: 'null', encryptionKey: new Uint8Array() })).toContain('"NULL","","HMAC');
});

test('files for the owner alone, each key once, though both ends tell it', () =>
  inFolder(folder => {
    const path = folder.at('x.pcapng.keys');
    const keys = new KeyFolder(path);
    keys.addPhase1(phase1);
    keys.addPhase1(phase1);
    keys.addEsp(esp);
    keys.addEsp({ ...esp, encryptionKey: Uint8Array.from(esp.encryptionKey) });
    const read = (name: string): string => readFileSync(join(path, name), 'utf8');
    expect(read('ikev1_decryption_table')).toBe(`${phase1Line(phase1)}\n`);
    expect(read('esp_sa')).toBe(`${espLine(esp)}\n`);
    for (const name of ['ikev1_decryption_table', 'esp_sa'])
      expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o077).toBe(0);
  }));

test('a new capture into the same place forgets the old keys', () =>
  inFolder(folder => {
    new KeyFolder(folder.at('k')).addEsp(esp);
    new KeyFolder(folder.at('k'));
    expect(readFileSync(join(folder.at('k'), 'esp_sa'), 'utf8')).toBe('');
  }));
