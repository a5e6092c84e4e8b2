import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { idleForm } from '@/lib/office/forms/form-state';
import { builtActions } from './support/built-routes';
import { dropShows } from './support/own-show';
import { serveSecond } from './support/second-site';
import { makePerson, PASSWORD, sessionCookie } from './support/staff';

test.afterAll(dropShows);

const EVIL = [
  '//evil.example/staff',
  '/\\evil.example/staff',
  '/%2f%2fevil.example',
  'https://evil.example/staff',
  'javascript:alert(1)',
  '/shows',
];

async function post(
  request: APIRequestContext,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const csrf = await request.get('/api/auth/csrf');
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  return request.post('/api/auth/callback/password', {
    form: { csrfToken, ...form },
    headers,
    maxRedirects: 0,
  });
}

const isSignedIn = async (request: APIRequestContext) =>
  (await request.get('/staff', { maxRedirects: 0 })).status() === 200;

test('signing in never redirects to another site', async ({ request, page, baseURL }) => {
  const { email } = await makePerson('door');
  for (const callbackUrl of EVIL) {
    const answer = await post(request, { email, password: PASSWORD, callbackUrl });
    expect(answer.headers().location, callbackUrl).toBe(`${baseURL}/staff`);
    await page.goto(`/staff/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    await expect(page.locator('input[name="callbackUrl"]').first()).toHaveValue('/staff');
  }
});

test('a form from another site, or without the CSRF token, does not sign in', async ({
  request,
}) => {
  const { email } = await makePerson('door');
  const typed = { email, password: PASSWORD };
  const foreign = await post(request, typed, { origin: 'https://evil.example' });
  expect(foreign.status()).toBe(403);
  const guessed = await post(request, { ...typed, csrfToken: 'a'.repeat(64) });
  expect(guessed.headers().location).toContain('csrf=true');
  expect(await isSignedIn(request)).toBe(false);
  await post(request, typed);
  expect(await isSignedIn(request)).toBe(true);
});

test('a changed session cookie or a bearer token is no session', async ({ request }) => {
  const cookie = await sessionCookie(await makePerson('owner'));
  const [name, token = ''] = cookie.split('=');
  const status = async (headers: Record<string, string>) =>
    (await request.get('/staff', { headers, maxRedirects: 0 })).status();
  expect(await status({ cookie })).toBe(200);
  expect(await status({ authorization: `Bearer ${token}` })).toBe(307);
  for (const at of [5, token.length >> 1, token.length - 5]) {
    const flipped = token[at] === 'A' ? 'B' : 'A';
    const changed = token.slice(0, at) + flipped + token.slice(at + 1);
    expect(await status({ cookie: `${name}=${changed}` }), `${at}`).toBe(307);
  }
});

test('only staff may send large forms, and unknown fields are ignored', async ({ request }) => {
  const invite = builtActions().find(({ name }) => name === 'inviteStaffAction');
  if (!invite) throw new Error('the build has no inviteStaffAction');
  const send = (cookie: string, fields: Record<string, string>) => {
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.append(name, value);
    // React sends the fields before the reference to them.
    multipart.append('0', JSON.stringify([idleForm(), '$K1']));
    const headers = { cookie, 'next-action': invite.id };
    return request.post(invite.path, { headers, multipart });
  };
  const owner = await sessionCookie(await makePerson('owner'));
  const large = { _1_name: 'a'.repeat(300 * 1024) };
  expect((await send('', large)).status()).toBe(413);
  const answer = await send(owner, large);
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain('Please enter at most 80 characters.');
  const odd = await send(owner, {
    _1___proto__: 'x',
    _1_constructor: 'x',
    _1_passwordAgain: 'a secret',
    _1_role: 'emperor',
  });
  expect(odd.status()).toBe(200);
  const text = await odd.text();
  expect(text).toContain('Please choose a role.');
  expect(text).not.toContain('a secret');
});

for (const [secret, message] of [
  ['', 'NEXTAUTH_SECRET is not set'],
  ['too-short', 'NEXTAUTH_SECRET: must have at least 32'],
  ['change-me-change-me-change-me-change-me', 'NEXTAUTH_SECRET: is not random'],
] as const) {
  test(`the server refuses to start with the secret ${JSON.stringify(secret)}`, async () => {
    // The process may end before or after its port is open.
    const output = await serveSecond({ NEXTAUTH_SECRET: secret }).then(async (site) => {
      await expect.poll(site.pid).toBeUndefined();
      return readFileSync(site.logFile, 'utf8');
    }, String);
    expect(output).toContain(message);
  });
}
