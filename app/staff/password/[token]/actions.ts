'use server';

import { clientOf } from '@/lib/http/read-request';
import { failedForm, parseForm } from '@/lib/office/auth/staff-action';
import { done, type FormState, notDone } from '@/lib/office/forms/form-state';
import { passwordLinkSchema } from '@/lib/office/staff/account-schemas';
import { setPasswordByLink } from '@/lib/office/staff/password-links';
import { publicAction } from '@/lib/visitors/actions/public-action';

const TOO_MANY = notDone('busy', { form: 'Too many attempts. Please try again in 15 minutes.' });

/** Sets a password with a one-time link, without a session. */
export const setPasswordByLinkAction = publicAction<FormState>('setPasswordByLinkAction', {
  limit: 'reads',
  tooMany: () => TOO_MANY,
  failed: failedForm,
  run: async (form, sent) => {
    const input = parseForm(passwordLinkSchema, form);
    if (!input.ok) return input.state;
    const { token, password } = input.data;
    const outcome = await setPasswordByLink(token, password, clientOf(sent));
    if (outcome.ok) return done({ href: '/staff/sign-in?done=password' });
    if (outcome.reason === 'too_many') return TOO_MANY;
    return notDone('refused', {
      form: 'Please ask an owner for a new link. This one has been used or has expired.',
    });
  },
});
