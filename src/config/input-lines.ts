/** Lines of a configuration file as people keep and paste them: what is not a command is told apart here. */

/** An EXEC prompt, with or without the command that printed the configuration. */
export const EXEC_PROMPT = Symbol('EXEC prompt');

/** A command without the blanks around it; undefined: blank, comment, what a console prints beside the configuration. */
export type InputLine = string | undefined | typeof EXEC_PROMPT | typeof HEADER;

/** Printed right before a configuration. Releases before 12.1 do not count its bytes. */
export const HEADER = Symbol('header');

const HEADERS =
  /^(?:Building configuration\.\.\.|Current configuration ?:(?: ?\d+ bytes)?|Using \d+ out of \d+ bytes.*)$/;
/** What configuration mode says when it is entered. */
const GREETING = /^Enter configuration commands, one per line\. +End with CNTL\/Z\.?$/;
/** What people paste around a configuration: it enters configuration mode, or saves what was configured. */
const ENTERING =
  /^(?:conf(?:i(?:g(?:u(?:r(?:e)?)?)?)?)?\s+t(?:e(?:r(?:m(?:i(?:n(?:al?)?)?)?)?)?)?|(?:do\s+)?(?:wr(?:i(?:te?)?)?(?:\s+mem(?:ory)?)?|copy\s+run\S*\s+start\S*))$/i;
const ENTERING_LETTERS = 'cCdDwW';
/** A log message that came in between: `*Mar  1 00:00:05.123: %SYS-5-CONFIG_I: Configured from console by console`. */
const LOG_MESSAGE = /^(?:[*.]?[\w][\w :.,-]*: ?)?%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-[0-7]-[A-Z0-9_]+:/;
/** Few lines begin like a header: most need no closer look. */
const HEADER_LETTERS = 'BCUE';
const PROMPT = /^([A-Za-z][\w.-]*)(\([\w-]+\))?[#>](.*)$/;

/**
 * What one line of a file is.
 * @param isPlain it holds none of `#`, `>` and `%`
 */
export function readInputLine(raw: string, isPlain: boolean): InputLine {
  const text = raw.trim();
  if (text === '' || text.charCodeAt(0) === BANG) return undefined;
  // Prompts and headers are rare, and each begins with a word that holds or ends in one of these.
  if (!isPlain && PROMPT.test(text)) return afterPrompt(text);
  if (HEADER_LETTERS.includes(text.charAt(0))) {
    if (HEADERS.test(text)) return HEADER;
    if (GREETING.test(text)) return undefined;
  }
  if (ENTERING_LETTERS.includes(text.charAt(0)) && ENTERING.test(text)) return undefined;
  if (!isPlain && LOG_MESSAGE.test(text)) return undefined;
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
