import { word } from '../../syntax/argument-types';
import { alternatives, argument, choice, enumeration, keyword, sequence } from '../../syntax/grammar';
import type { ConfigLine } from '../line';
import { setting } from './interface-field';

/** How fast an Ethernet port runs, and in how many directions at once. */

const duplex = alternatives(
  sequence(
    keyword('duplex', 'Configure duplex operation.'),
    enumeration('value', {
      auto: 'Enable AUTO duplex configuration',
      full: 'Force full duplex operation',
      half: 'Force half-duplex operation',
    }),
  ),
  // The words of the ports that have no `duplex`.
  choice('value', {
    'full-duplex': keyword('full-duplex', 'Configure full-duplex operational mode'),
    'half-duplex': keyword('half-duplex', 'Configure half-duplex and related commands'),
  }),
);

const speed = sequence(keyword('speed', 'Configure speed operation.'), argument('value', word, 'Speed'));

/** What a port settles on by itself needs no link that knows of it. */
const partly = ({ value }: { readonly value?: string }): string | undefined =>
  value === 'auto' ? undefined : 'shown alone: a link carries the frames of both ends at once, at any speed';

export const MEDIA_LINES: readonly ConfigLine[] = [
  setting('duplex', duplex, { partly }),
  setting('speed', speed, { partly }),
];
