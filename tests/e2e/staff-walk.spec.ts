import { type APIRequestContext, expect, test } from '@playwright/test';
import { STAFF_ROLES } from '@/db/schema';
import { ACCESS_MESSAGES } from '@/lib/office/auth/access-messages';
import { isAllowed, POLICIES, type PolicyName } from '@/lib/office/auth/policies';
import { idleForm } from '@/lib/office/forms/form-state';
import type { StaffRole } from '@/lib/office/staff/staff';
import { type BuiltAction, builtActions, staffRoutes } from './support/built-routes';
import { dropShows } from './support/own-show';
import { makePerson, sessionCookie } from './support/staff';

const VISITORS: (StaffRole | null)[] = [null, ...STAFF_ROLES];

test.afterAll(dropShows);

/** Request headers of a visitor, or of a new person with a role. */
async function headersOf(role: StaffRole | null): Promise<Record<string, string>> {
  return role ? { cookie: await sessionCookie(await makePerson(role)) } : {};
}

/** Calls an action with an empty form, as the browser does, and returns its response. */
async function call(request: APIRequestContext, action: BuiltAction, role: StaffRole | null) {
  const response = await request.post(action.path, {
    headers: { ...(await headersOf(role)), 'next-action': action.id, accept: 'text/x-component' },
    multipart: { '0': JSON.stringify([idleForm(), '$K1']) },
    maxRedirects: 0,
  });
  return { status: response.status(), text: await response.text() };
}

test('every action of the build has a policy, and every policy is used', () => {
  const actions = builtActions().map(({ name }) => name);
  const routes = staffRoutes();
  for (const name of actions) expect(Object.keys(POLICIES)).toContain(name);
  for (const { file, policy } of routes) {
    expect(Object.keys(POLICIES), `${file} asks for ${policy}`).toContain(policy);
  }
  const guarded = new Set([...actions, ...routes.map(({ policy }) => policy)]);
  expect(Object.keys(POLICIES).filter((name) => !guarded.has(name))).toEqual([]);
});

for (const action of builtActions()) {
  test(`${action.name} answers only the roles that its policy allows`, async ({ request }) => {
    for (const role of VISITORS) {
      const { status, text } = await call(request, action, role);
      const refused = role ? ACCESS_MESSAGES.role : ACCESS_MESSAGES.signIn;
      const allowed = isAllowed(action.name as PolicyName, role);
      const whose = `${action.name} for ${role ?? 'a visitor'}`;
      expect(text.includes(refused), whose).toBe(!allowed);
      // `done` may redirect; an error would have another status.
      expect([200, 303], whose).toContain(status);
    }
  });
}

for (const route of staffRoutes()) {
  test(`${route.file} opens only for the roles that its policy allows`, async ({ request }) => {
    for (const role of VISITORS) {
      const headers = await headersOf(role);
      const response = await request.get(route.path, { headers, maxRedirects: 0 });
      const whose = `${route.path} for ${role ?? 'a visitor'}`;
      if (isAllowed(route.policy as PolicyName, role)) {
        expect([200, 303, 307, 400, 404, 405], whose).toContain(response.status());
        expect(response.headers().location ?? '', whose).not.toContain('/staff/sign-in');
      } else if (role) {
        expect([403, 405], whose).toContain(response.status());
      } else {
        expect([401, 307, 405], whose).toContain(response.status());
        if (response.status() === 307) {
          expect(response.headers().location).toContain('/staff/sign-in');
        }
      }
    }
  });
}
