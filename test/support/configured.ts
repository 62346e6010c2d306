import { Configurator } from '../../src/config/configurator';
import type { Router } from '../../src/router/router';

/** Types lines in configuration mode. @returns what IOS says to them */
export function configured(router: Router, ...lines: readonly string[]): readonly string[] {
  const configurator = new Configurator(router.config, {
    rng: router.salts,
    onChange: () => router.configurationChanged(),
  });
  return lines.flatMap(line => {
    const { lines: said, error } = configurator.execute(line);
    return error === undefined || said.length > 0 ? said : [error.kind];
  });
}
