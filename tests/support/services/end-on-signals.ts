/** Makes Ctrl-C run the `exit` handlers, which stop servers; without a handler, Node skips them. */
export function endOnSignals(): void {
  if (process.listenerCount('SIGINT') === 0) process.once('SIGINT', () => process.exit(130));
  if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit(143));
}
