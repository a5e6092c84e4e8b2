/** What an action answers to somebody who may not; the walk through all actions knows it by these. */
export const ACCESS_MESSAGES = {
  signIn: 'You are not signed in any more. Sign in, and send this again.',
  role: 'Your role may not do this.',
};
