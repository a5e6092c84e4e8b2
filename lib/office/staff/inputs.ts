import { z } from 'zod';
import { STAFF_ROLES } from '@/db/schema/staff';
import { PASSWORD_LENGTH } from './password';
import { staffEmail } from './staff-email';

const { least, most } = PASSWORD_LENGTH;

export const personName = z
  .string('Please say the name.')
  .trim()
  .min(1, 'Please say the name.')
  .max(80, 'A name has at most 80 characters.')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters.');

const newPassword = z
  .string('Please choose a password.')
  .min(least, `A password has at least ${least} characters; a few words do well.`)
  .max(most, `A password has at most ${most} characters.`);

const twice = <Shape extends { password: string; passwordAgain: string }>(typed: Shape) =>
  typed.password === typed.passwordAgain;
const NOT_TWICE = { path: ['passwordAgain'], error: 'This is not the same password.' };

/** The fields of the forms about accounts. */
export const invitationInput = z.object({
  email: staffEmail,
  name: personName,
  role: z.enum(STAFF_ROLES, 'Please choose a role.'),
});
export const roleInput = z.object({
  id: z.uuid(),
  role: z.enum(STAFF_ROLES, 'Please choose a role.'),
});
export const activeInput = z.object({ id: z.uuid(), active: z.enum(['yes', 'no']) });
export const personInput = z.object({ id: z.uuid() });
export const nameInput = z.object({ name: personName });
export const linkInput = z
  .object({ token: z.string().max(100), password: newPassword, passwordAgain: z.string() })
  .refine(twice, NOT_TWICE);
export const passwordInput = z
  .object({
    oldPassword: z
      .string('Please type your password.')
      .min(1, 'Please type your password.')
      .max(most),
    password: newPassword,
    passwordAgain: z.string(),
  })
  .refine(twice, NOT_TWICE);
