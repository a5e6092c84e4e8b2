/** The call took longer than it may; it goes on without anyone listening. */
export class DeadlinePassedError extends Error {
  override name = 'DeadlinePassedError';
}

/** The call's outcome, or `DeadlinePassedError` after `ms` milliseconds. A later failure of the call is swallowed. */
export async function withDeadline<T>(call: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlinePassedError(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}
