import type { BannerKind } from '../router/model/router-config';
import type { Router } from '../router/router';
import type { TerminalLine } from '../router/terminal-lines';

/** What stands for something of the router in a banner's text. */
const TOKEN = /\$\((hostname|domain|line|line-desc)\)/g;

/** A banner as it is shown on a line; empty where there is none. Ends in a line end. */
export function bannerText(router: Router, line: TerminalLine, kind: BannerKind): string {
  const text = router.config.banners.get(kind);
  if (text === undefined) return '';
  const { hostname, domainName } = router.config;
  const values: Readonly<Record<string, string>> = {
    hostname,
    domain: domainName ?? '',
    line: String(line.number),
    'line-desc': line.location,
  };
  return `${text.replace(TOKEN, (_, token: string) => values[token] ?? '')}\n`;
}
