/** Escapes text for a LIKE pattern, so that `%`, `_` and `\\` match only themselves. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
