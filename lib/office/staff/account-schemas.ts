import { z } from 'zod';
import { STAFF_ROLES } from '@/db/schema/staff';
import { PASSWORD_LENGTH } from './password';
import { staffEmailSchema } from './staff-email';

const { least, most } = PASSWORD_LENGTH;

const personNameSchema = z
  .string('Please enter a name.')
  .trim()
  .min(1, 'Please enter a name.')
  .max(80, 'Please enter at most 80 characters.')
  .regex(/^\P{Cc}*$/u, 'Please remove the control characters from the name.');

const newPassword = z
  .string('Please choose a password.')
  .min(least, `Please enter at least ${least} characters. A few words work well.`)
  .max(most, `Please enter at most ${most} characters.`);

const isRepeated = <Shape extends { password: string; passwordAgain: string }>(typed: Shape) =>
  typed.password === typed.passwordAgain;
const NOT_REPEATED = { path: ['passwordAgain'], error: 'The passwords do not match.' };

export const invitationSchema = z.object({
  email: staffEmailSchema,
  name: personNameSchema,
  role: z.enum(STAFF_ROLES, 'Please choose a role.'),
});
export const roleSchema = z.object({
  id: z.uuid(),
  role: z.enum(STAFF_ROLES, 'Please choose a role.'),
});
export const activeSchema = z.object({ id: z.uuid(), active: z.enum(['yes', 'no']) });
export const personSchema = z.object({ id: z.uuid() });
export const nameSchema = z.object({ name: personNameSchema });
export const passwordLinkSchema = z
  .object({ token: z.string().max(100), password: newPassword, passwordAgain: z.string() })
  .refine(isRepeated, NOT_REPEATED);
export const passwordChangeSchema = z
  .object({
    oldPassword: z
      .string('Please enter your current password.')
      .min(1, 'Please enter your current password.')
      .max(most),
    password: newPassword,
    passwordAgain: z.string(),
  })
  .refine(isRepeated, NOT_REPEATED);
