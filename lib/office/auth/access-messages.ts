/** What an action answers without the right to call it. tests/e2e/staff-walk.spec.ts looks for these texts. */
export const ACCESS_MESSAGES = {
  signIn: 'Please sign in and try again. You are signed out.',
  role: 'Your role does not allow this. Ask an owner to change it.',
};
