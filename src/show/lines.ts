import type { LineKind } from '../router/model/line-config';

/** One row of `show line`. */
export interface ShownLine {
  readonly number: number;
  readonly kind: LineKind;
  readonly active: boolean;
  /** Sessions since the start. */
  readonly uses: number;
  readonly accessClassIn: string | undefined;
  readonly accessClassOut: string | undefined;
}

const TYPES: Readonly<Record<LineKind, string>> = { con: 'CTY', tty: 'TTY', aux: 'AUX', vty: 'VTY' };
const HEAD = '   Tty Typ     Tx/Rx    A Modem  Roty AccO AccI   Uses   Noise  Overruns   Int';

/** `show line`: a star marks the lines that somebody is on. @param whole all lines are shown */
export function lines(shown: readonly ShownLine[], whole: boolean): readonly string[] {
  const rows = shown.map(({ number, kind, active, uses, accessClassIn, accessClassOut }) => {
    const speed = kind === 'aux' ? '9600/9600' : '';
    const lists = [accessClassOut, accessClassIn].map(list => (list ?? '-').padStart(4)).join(' ');
    return (
      `${active ? '*' : ' '} ${String(number).padStart(4)} ${TYPES[kind]}   ${speed.padEnd(9)}  -    -      - ${lists}` +
      `${String(uses).padStart(7)}${'0'.padStart(8)}     0/0       -`
    );
  });
  const last = shown[shown.length - 1];
  const aux = shown.find(({ kind }) => kind === 'aux');
  if (!whole || last === undefined || aux === undefined) return [HEAD, ...rows];
  const missing = `1-${aux.number - 1}`;
  return [HEAD, ...rows, '', 'Line(s) not in async mode -or- with no hardware support: ', missing, ''];
}
