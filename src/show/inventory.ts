import type { ShownVersion } from './version';
import { chassisOf } from './chassis';

/** `show inventory`: the chassis. What stands in its slots is not known from a configuration. */
export function inventory({ platform, serial }: Pick<ShownVersion, 'platform' | 'serial'>): readonly string[] {
  const { model } = chassisOf(platform);
  return [
    `NAME: "${model} chassis", DESCR: "${model} chassis"`,
    `PID: ${`CISCO${model}`.padEnd(18)}, VID: 0x100, SN: ${serial}`,
    '',
  ];
}
