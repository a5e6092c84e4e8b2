'use server';

import { publicAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import { passwordLinkSchema } from '@/lib/office/staff/account-schemas';
import { setPasswordByLink } from '@/lib/office/staff/password-links';

/** Sets a password with a one-time link, without a session. */
export const setPasswordByLinkAction = publicAction(
  'setPasswordByLinkAction',
  passwordLinkSchema,
  async ({ token, password }, { client }) => {
    const outcome = await setPasswordByLink(token, password, client);
    if (outcome.ok) return done({ href: '/staff/sign-in?done=password' });
    return outcome.reason === 'too_many'
      ? notDone('busy', { form: 'Too many attempts. Please try again in 15 minutes.' })
      : notDone('refused', {
          form: 'Please ask an owner for a new link. This one has been used or has expired.',
        });
  },
);
