const MESSAGES: Record<string, string> = {
  CredentialsSignin: 'Please try again. The e-mail address or the password is wrong.',
  TooMany:
    'Please wait 15 minutes, or ask an owner for a password link. There were too many attempts.',
  NotStaff:
    'Please ask an owner to invite you. No active account here has the verified e-mail address with which you signed in.',
  Callback: 'Please sign in again. Your sign-in provider sent an invalid response.',
};

/** The message for the `error` in the sign-in page's address; null if there is none. */
export function signInMessage(error: string | undefined): string | null {
  if (error === undefined) return null;
  return Object.hasOwn(MESSAGES, error)
    ? (MESSAGES[error] ?? null)
    : 'Please sign in again. It did not work this time.';
}
