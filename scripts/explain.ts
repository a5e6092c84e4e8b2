/** An error and its causes as lines for the console; Drizzle's own message contains only the query. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = error.message.split('\n');
  return error.cause ? `${first}\n  because: ${explain(error.cause)}` : error.message;
}
