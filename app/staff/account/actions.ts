'use server';

import { z } from 'zod';
import { staffAction } from '@/lib/office/auth/staff-action';
import { done, notDone } from '@/lib/office/forms/form-state';
import { nameSchema, passwordChangeSchema } from '@/lib/office/staff/account-schemas';
import { changeMyName, changePassword, endMySessions } from '@/lib/office/staff/change-myself';

export const changeMyNameAction = staffAction(
  'changeMyNameAction',
  nameSchema,
  async ({ name }, { staff }) => {
    await changeMyName(staff, name);
    return done({ values: { name }, note: 'Name changed.' });
  },
);

export const changePasswordAction = staffAction(
  'changePasswordAction',
  passwordChangeSchema,
  async ({ oldPassword, password }, { staff, client }) => {
    const passwords = { old: oldPassword, next: password };
    const outcome = await changePassword(staff, passwords, client);
    if (outcome.ok) return done({ href: '/staff/sign-in?done=password' });
    return outcome.reason === 'wrong'
      ? notDone('invalid', { oldPassword: 'This is not your current password.' })
      : notDone('busy', { form: 'Too many attempts. Please try again in 15 minutes.' });
  },
);

export const endMySessionsAction = staffAction(
  'endMySessionsAction',
  z.object({}),
  async (_, { staff }) => {
    await endMySessions(staff);
    return done({ href: '/staff/sign-in' });
  },
);
