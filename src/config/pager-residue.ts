/** What the pager and the terminal leave in a copied text. */

const CONTROL = /[\x08\r\x1b]/;
/** The mark where nothing of its wiping out was copied, or only the blanks. */
const MARK = /^ *(?:--|<---) ?More ?(?:--->|--) */;
export const BACKSPACE = 8;
/** No line without it, or a backspace at its beginning, has anything of the pager's. */
export const PAGER_WORD = 'More';
const ERASE = /\x1b\[(\d*)K/y;

/** The line without ` --More-- ` and without what the router sent to wipe it out. Other lines stay as they are. */
export function withoutPager(raw: string): string {
  if (raw.charCodeAt(0) !== BACKSPACE) {
    if (!raw.includes(PAGER_WORD)) return raw;
    const begin = raw.trimStart();
    if (!begin.startsWith('--') && !begin.startsWith('<---')) return raw;
  }
  return (CONTROL.test(raw) ? onScreen(raw) : raw).replace(MARK, '');
}

/** What stands in a terminal's row once all of it is written: later characters lie over earlier ones. */
function onScreen(raw: string): string {
  const row: string[] = [];
  let column = 0;
  for (let at = 0; at < raw.length; at++) {
    const char = raw.charAt(at);
    ERASE.lastIndex = at;
    const erase = char === '\x1b' ? ERASE.exec(raw) : null;
    if (erase !== null) {
      if (erase[1] === '2') row.fill(' ');
      else row.length = Math.min(row.length, column);
      at += erase[0].length - 1;
    } else if (char === '\b') column = Math.max(0, column - 1);
    else if (char === '\r') column = 0;
    else row[column++] = char;
  }
  return row.join('');
}
