/** An error as lines for a console: what happened and, below it, why. Drizzle's own says only the query. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = error.message.split('\n');
  return error.cause ? `${first}\n  because: ${explain(error.cause)}` : error.message;
}
