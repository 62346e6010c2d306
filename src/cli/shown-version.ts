import { imageOf, keptWord } from '../router/image';
import type { Router } from '../router/router';
import { type LocalTime, localTime } from '../router/time-zone';
import { DEFAULT_IOMEM, type ShownVersion } from '../show/version';

/** What a router says of its hardware and software. */
export function shownVersion(router: Router): ShownVersion {
  return {
    hostname: router.hostname,
    platform: router.platform,
    uptime: router.time.now.uptime,
    reloadReason: router.reloadReason,
    restartedAt: restartedAt(router),
    image: imageOf(router.config),
    iomem: Number(keptWord(router.config, /^memory-size iomem (\d+)/) ?? DEFAULT_IOMEM),
    serial: serialOf(router.hostname),
    nvramKilobytes: router.nvram.kilobytes,
    interfaceNames: [...router.interfaces.keys()],
  };
}

function restartedAt({ time, config }: Router): LocalTime | undefined {
  const { isSet, utc, uptime } = time.now;
  return isSet ? localTime(utc - uptime, config) : undefined;
}

function serialOf(hostname: string): string {
  return `JAD0${String(numberOf(hostname) % 10_000_000).padStart(7, '0')}`;
}

/** Parts have serial numbers: the same at each start, others for each hostname. @returns 32 bits */
export function numberOf(hostname: string): number {
  let hash = 7;
  for (const character of hostname) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash;
}
