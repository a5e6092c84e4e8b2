import { z } from 'zod';
import { STAFF_ROLES } from '@/db/schema/staff';
import { PASSWORD_LENGTH } from './password';
import { staffEmailSchema } from './staff-email';

const { least, most } = PASSWORD_LENGTH;

export const personNameSchema = z
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
  .refine(twice, NOT_TWICE);
export const passwordChangeSchema = z
  .object({
    oldPassword: z
      .string('Please type your password.')
      .min(1, 'Please type your password.')
      .max(most),
    password: newPassword,
    passwordAgain: z.string(),
  })
  .refine(twice, NOT_TWICE);
