/** What the operating system says of a file: the errors of node:fs, wherever they were made. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly message: string } {
  return typeof error === 'object' && error !== null && 'syscall' in error && 'message' in error;
}
