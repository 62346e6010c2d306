/**
 * The keys of a capture as Wireshark reads them: a folder that can be given as its configuration folder, with the
 * tables `ikev1_decryption_table` and `esp_sa`.
 */
import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { toHex } from '../base/bytes';
import { formatIpv4 } from '../base/ipv4-address';
import type { IkeEvent } from '../ike/events';
import type { IpsecEvent } from '../ipsec/events';

/** Decrypts MM5, MM6 and all that follows under one ISAKMP SA. */
export type Phase1Key = Pick<Extract<IkeEvent, { readonly kind: 'phase1-keys' }>, 'initiatorCookie' | 'key'>;

/** Decrypts and checks one direction of a tunnel. */
export type EspKey = Omit<Extract<IpsecEvent, { readonly kind: 'esp-keys' }>, 'kind'>;

const ESP_CIPHERS: Readonly<Record<EspKey['cipher'], string>> = {
  des: 'DES-CBC [RFC2405]',
  '3des': 'TripleDES-CBC [RFC2451]',
  'aes-128': 'AES-CBC [RFC3602]',
  'aes-192': 'AES-CBC [RFC3602]',
  'aes-256': 'AES-CBC [RFC3602]',
  null: 'NULL',
};

const ESP_AUTHENTICATIONS: Readonly<Record<EspKey['auth'], string>> = {
  md5: 'HMAC-MD5-96 [RFC2403]',
  sha: 'HMAC-SHA-1-96 [RFC2404]',
  none: 'NULL',
};

export function phase1Line(key: Phase1Key): string {
  return `${toHex(key.initiatorCookie)},${toHex(key.key)}`;
}

export function espLine(key: EspKey): string {
  const fields = [
    'IPv4',
    formatIpv4(key.source),
    formatIpv4(key.destination),
    `0x${key.spi.toString(16).padStart(8, '0')}`,
    ESP_CIPHERS[key.cipher],
    hexKey(key.encryptionKey),
    ESP_AUTHENTICATIONS[key.auth],
    hexKey(key.authenticationKey),
  ];
  return fields.map(field => `"${field}"`).join(',');
}

function hexKey(key: Uint8Array): string {
  return key.length === 0 ? '' : `0x${toHex(key)}`;
}

/** Wireshark decodes ESP and checks its ICVs only when told so. */
const PREFERENCES = ['esp.enable_encryption_decode: TRUE', 'esp.enable_authentication_check: TRUE', ''].join('\n');

/** Whoever reads these files reads the traffic: for the owner alone. */
const FILE_MODE = 0o600;
const FOLDER_MODE = 0o700;

/** Writes keys as they come, each once. */
export class KeyFolder {
  private readonly known = new Set<string>();

  /** @throws what node:fs throws when the folder or a file cannot be made */
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    chmodSync(folder, FOLDER_MODE);
    this.create('ikev1_decryption_table', '');
    this.create('esp_sa', '');
    this.create('preferences', PREFERENCES);
  }

  addPhase1(key: Phase1Key): void {
    this.append('ikev1_decryption_table', phase1Line(key));
  }

  addEsp(key: EspKey): void {
    this.append('esp_sa', espLine(key));
  }

  private create(name: string, text: string): void {
    const path = join(this.folder, name);
    writeFileSync(path, text, { mode: FILE_MODE });
    chmodSync(path, FILE_MODE);
  }

  private append(name: string, line: string): void {
    if (this.known.has(line)) return;
    this.known.add(line);
    appendFileSync(join(this.folder, name), `${line}\n`);
  }
}
