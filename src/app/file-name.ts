/**
 * A name for the file system of the machine: whatever `name` holds, it stays in its folder, and no two names share a file.
 * Letters, digits, `_`, `-` and inner dots stand for themselves, every other byte for its two hexadecimal digits behind `%`.
 * @param reserved names that are taken by something else: another file is made for them
 */
export function fileName(name: string, reserved: readonly string[] = []): string {
  if (name === '') return '%';
  const safe = [...Buffer.from(name, 'utf8')].map((byte, at) =>
    isPlain(byte, at) ? String.fromCharCode(byte) : hex(byte),
  );
  if (reserved.includes(name)) safe[0] = hex(name.charCodeAt(0));
  return safe.join('');
}

/** The name that `fileName` made a file name of. */
export function nameOf(file: string): string {
  if (file === '%') return '';
  try {
    return decodeURIComponent(file);
  } catch (error) {
    // Somebody else put a file there.
    if (error instanceof URIError) return file;
    throw error;
  }
}

function isPlain(byte: number, at: number): boolean {
  const character = String.fromCharCode(byte);
  return /[A-Za-z0-9_-]/.test(character) || (character === '.' && at > 0);
}

function hex(byte: number): string {
  return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
