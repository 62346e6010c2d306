/** Lines of a configuration file as people keep and paste them: what is not a command is told apart here. */

/** An EXEC prompt, with or without the command that printed the configuration. */
export const EXEC_PROMPT = Symbol('EXEC prompt');

/** A command without the blanks around it; undefined: blank, comment, header, residue of the pager. */
export type InputLine = string | undefined | typeof EXEC_PROMPT;

/** The pager's mark, and what terminals write to wipe it out. */
const MORE = /[ \x08]*(?:--|<---) ?More ?(?:--|--->)[ \x08]*/g;
const HEADER = /^(?:Building configuration\.\.\.|Current configuration ?: ?\d+ bytes|Using \d+ out of \d+ bytes.*)$/;
/** Few lines begin like a header: most need no closer look. */
const HEADER_LETTERS = 'BCU';
const PROMPT = /^([A-Za-z][\w.-]*)(\([\w-]+\))?[#>](.*)$/;

/** What one line of a file is. */
export function readInputLine(raw: string): InputLine {
  const text = (raw.includes('More') ? raw.replace(MORE, '') : raw).trim();
  if (text === '' || text.charCodeAt(0) === BANG) return undefined;
  // Prompts and headers are rare, and each begins with a word that holds or ends in one of these.
  if ((text.includes('#') || text.includes('>')) && PROMPT.test(text)) return afterPrompt(text);
  if (HEADER_LETTERS.includes(text.charAt(0)) && HEADER.test(text)) return undefined;
  return text;
}

const BANG = 0x21;

/** What was typed at a configuration prompt is a line of the configuration. */
function afterPrompt(text: string): InputLine {
  const [, , mode, typed = ''] = PROMPT.exec(text) ?? [];
  if (mode === undefined) return EXEC_PROMPT;
  const command = typed.trim();
  return command === '' || command.startsWith('!') ? undefined : command;
}
