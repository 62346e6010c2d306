import { BANNER_KINDS, type BannerKind, type RouterConfig } from '../../router/model/router-config';
import { alternatives, enumeration, keyword, rest, sequence } from '../../syntax/grammar';
import { delimited, insideOf, untilDelimiter } from '../delimited-text';
import { line, type ConfigLine } from '../line';

interface BannerValue {
  readonly kind?: BannerKind;
  readonly text: string;
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
  unfinished: ({ text }) => untilDelimiter(text),
  apply: ({ banners }, { kind = 'motd', text }) => {
    banners.set(kind, insideOf(text));
  },
  no: ({ banners }, { kind = 'motd' }) => {
    banners.delete(kind);
  },
  read: ({ banners }) =>
    BANNER_KINDS.flatMap(kind => {
      const inside = banners.get(kind);
      return inside === undefined ? [] : [{ kind, text: delimited(inside) }];
    }),
});

export const BANNER_LINES: readonly ConfigLine[] = [banner];
