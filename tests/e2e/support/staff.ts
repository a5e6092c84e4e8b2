import type { Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { hashPassword } from '@/lib/office/staff/password';
import type { Staff, StaffRole } from '@/lib/office/staff/staff';
import { keptSecret } from '@/scripts/web/kept-secret';
import { makeStaff } from '@/tests/support/data/make-staff';
import { database } from './own-show';

/** The password of everybody that `signIn` and `makePerson` make. */
export const PASSWORD = 'a lantern over the quay';

let hash: Promise<string> | undefined;

/** Somebody of a role who has a password but is not signed in. Close the database with `dropShows`. */
export async function makePerson(role: StaffRole): Promise<Staff> {
  hash ??= hashPassword(PASSWORD);
  return makeStaff(database(), role, { passwordHash: await hash });
}

/** Signs a new person of a role in through the sign-in page; `page` is then on today's page. */
export async function signIn(page: Page, role: StaffRole): Promise<Staff> {
  const person = await makePerson(role);
  await page.goto('/staff/sign-in');
  await enter(page, person.email);
  await page.waitForURL('**/staff');
  return person;
}

/** Fills the sign-in page and sends it. */
export async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A `Cookie` header with a genuine session of somebody, for requests that need no page. */
export async function sessionCookie({ id }: Staff): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET || keptSecret('next-auth.key');
  const token = { staffId: id, signedInAt: Date.now() + 1_000 };
  return `next-auth.session-token=${await encode({ token, secret })}`;
}
