'use server';

import { publicAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import { passwordLinkSchema } from '@/lib/office/staff/account-schemas';
import { setPasswordByLink } from '@/lib/office/staff/password-links';
import { countLinkUse } from '@/lib/office/staff/sign-in-limits';

/** Sets a password with a one-time link: whoever has the link may. */
export const setPasswordByLinkAction = publicAction(
  'setPasswordByLinkAction',
  passwordLinkSchema,
  async ({ token, password }, { headers }) => {
    if ((await countLinkUse(headers)) > 0) {
      return notDone('busy', {
        form: 'There were too many tries. Please wait a quarter of an hour.',
      });
    }
    if (await setPasswordByLink(token, password))
      return done({ href: '/staff/sign-in?done=password' });
    return notDone('refused', {
      form: 'This link has been used, or is too old. An owner can make another.',
    });
  },
);
