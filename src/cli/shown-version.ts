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

/** A board has a serial number: the same at each start, another for each hostname. */
function serialOf(hostname: string): string {
  let hash = 7;
  for (const character of hostname) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return `JAD0${String(hash % 10_000_000).padStart(7, '0')}`;
}
