import type { Page } from '@playwright/test';
import { encode } from 'next-auth/jwt';
import { hashPassword } from '@/lib/office/staff/password';
import type { Staff, StaffRole } from '@/lib/office/staff/staff';
import { readOrMakeSecret } from '@/scripts/web/stored-secret';
import { makeStaff } from '@/tests/support/data/make-staff';
import { database } from './own-show';

/** The password of all accounts that `signIn` and `makePerson` create. */
export const PASSWORD = 'a lantern over the quay';

let hash: Promise<string> | undefined;

/** Creates an account with a role and a password. Call `dropShows` at the end, which closes the database. */
export async function makePerson(role: StaffRole): Promise<Staff> {
  hash ??= hashPassword(PASSWORD);
  return makeStaff(database(), role, { passwordHash: await hash });
}

/** Creates an account with a role and signs in on the sign-in page. Ends on the page Today. */
export async function signIn(page: Page, role: StaffRole): Promise<Staff> {
  const person = await makePerson(role);
  await page.goto('/staff/sign-in');
  await enter(page, person.email);
  await page.waitForURL('**/staff');
  return person;
}

/** Fills in and submits the sign-in page. */
export async function enter(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** A `Cookie` header with a valid session of an account, for requests without a browser. */
export async function sessionCookie({ id }: Staff): Promise<string> {
  const secret = process.env.NEXTAUTH_SECRET || readOrMakeSecret('next-auth.key');
  const token = { staffId: id, signedInAt: Date.now() + 1_000 };
  return `next-auth.session-token=${await encode({ token, secret })}`;
}
