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
    return done({ values: { name }, note: 'Your name is changed.' });
  },
);

export const changePasswordAction = staffAction(
  'changePasswordAction',
  passwordChangeSchema,
  async ({ oldPassword, password }, { staff, headers }) => {
    const passwords = { old: oldPassword, next: password };
    const outcome = await changePassword(staff, passwords, headers);
    if (outcome.ok) return done({ href: '/staff/sign-in?done=password' });
    return outcome.reason === 'wrong'
      ? notDone('invalid', { oldPassword: 'This is not your password.' })
      : notDone('busy', { form: 'There were too many tries. Please wait a quarter of an hour.' });
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
