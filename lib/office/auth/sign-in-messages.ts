const WORDS: Record<string, string> = {
  CredentialsSignin: 'E-mail address and password do not belong together. Please try again.',
  TooMany:
    'There were too many tries. Please wait a quarter of an hour, or ask an owner for a link.',
  NotStaff:
    'You are signed in there, but no active account here has that verified e-mail address. An owner can invite you.',
  Callback: 'Signing in did not come back in order. Please begin again.',
};

/** What an `error` in the sign-in page's address means; null when there is none. */
export function signInMessage(error: string | undefined): string | null {
  if (error === undefined) return null;
  return Object.hasOwn(WORDS, error)
    ? (WORDS[error] ?? null)
    : 'Signing in did not work this time. Please begin again.';
}
