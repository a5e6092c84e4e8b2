/** The call exceeded its deadline. The call itself continues, and its result is ignored. */
export class DeadlinePassedError extends Error {
  override name = 'DeadlinePassedError';
}

/** Waits at most `ms` milliseconds for a call, then throws `DeadlinePassedError` and ignores the call's result. */
export async function withDeadline<T>(call: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassedError(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([call, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
