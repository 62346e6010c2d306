import { BANNER_KINDS, type BannerKind, type RouterConfig } from '../../router/model/router-config';
import { alternatives, enumeration, keyword, rest, sequence } from '../../syntax/grammar';
import { line, type ConfigLine } from '../line';

interface BannerValue {
  readonly kind?: BannerKind;
  readonly text: string;
}

/** The two characters `^C` stand for Ctrl-C: so IOS prints the delimiter. */
const DELIMITER = '^C';

function delimiterOf(text: string): string {
  return text.startsWith(DELIMITER) ? DELIMITER : text.charAt(0);
}

const text = rest('text', "c banner-text c, where 'c' is a delimiting character");

/** A banner goes on until its delimiter comes again. It is printed as IOS prints it, between two `^C`. */
const banner = line<RouterConfig, BannerValue>({
  mode: 'config',
  section: 'banner',
  syntax: sequence(
    keyword('banner', 'Define a login banner'),
    alternatives(
      sequence(
        enumeration('kind', {
          exec: 'Set EXEC process creation banner',
          incoming: 'Set incoming terminal line banner',
          login: 'Set login banner',
          motd: 'Set Message of the Day banner',
          'prompt-timeout': 'Set Message for login authentication timeout',
          'slip-ppp': 'Set Message for SLIP/PPP',
        }),
        text,
      ),
      text,
    ),
  ),
  unfinished: ({ text }) => {
    const delimiter = delimiterOf(text);
    return text.indexOf(delimiter, delimiter.length) < 0 ? more => more.includes(delimiter) : undefined;
  },
  apply: ({ banners }, { kind = 'motd', text }) => {
    const delimiter = delimiterOf(text);
    banners.set(kind, text.slice(delimiter.length, text.indexOf(delimiter, delimiter.length)));
  },
  no: ({ banners }, { kind = 'motd' }) => {
    banners.delete(kind);
  },
  read: ({ banners }) =>
    BANNER_KINDS.flatMap(kind => {
      const inside = banners.get(kind);
      return inside === undefined ? [] : [{ kind, text: `${DELIMITER}${inside}${DELIMITER}` }];
    }),
});

export const BANNER_LINES: readonly ConfigLine[] = [banner];
