import { spawnSync } from 'node:child_process';

/**
 * What Wireshark reads in a capture: one row a packet that fits `filter`, with the values of `fields`.
 * @param keys it may use the key tables that the lab has written beside the capture
 */
export function tshark(file: string, filter: string, fields: readonly string[], keys = true): string[][] {
  const { status, stdout, stderr, error } = spawnSync(
    'tshark',
    ['-r', file, '-Y', filter, '-T', 'fields', '-E', 'separator=/t', ...fields.flatMap(field => ['-e', field])],
    { encoding: 'utf8', env: { ...process.env, WIRESHARK_CONFIG_DIR: keys ? `${file}.keys` : `${file}.no-keys` } },
  );
  if (error !== undefined || status !== 0) throw new Error(`tshark must be installed: ${error?.message ?? stderr}`);
  return stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => line.split('\t'));
}
