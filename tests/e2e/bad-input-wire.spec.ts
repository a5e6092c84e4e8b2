import { type Browser, expect, test } from '@playwright/test';
import { BookingForm, MULTIPART, multipart } from './support/form';
import { dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';
import { type RawAnswer, raw } from './support/raw';

let show: OwnShow;
let form: BookingForm;
let rows: string;

test.beforeAll(async ({ browser }) => {
  show = await makeShow();
  form = await BookingForm.open(browser as Browser, show);
  rows = await rowsOf(show);
});
test.afterEach(async () => {
  expect(await rowsOf(show), 'no row has changed').toBe(rows);
});
test.afterAll(dropShows);

/** Expects a refusal as plain text that is not cached. */
function expectRefused(answer: RawAnswer, status: number, what: string) {
  expect(answer.status, what).toBe(status);
  expect(answer.headers['cache-control'], what).toContain('no-store');
  expect(answer.text, what).toMatch(/^[A-Z][a-zé ,’]+.*\.\n$/);
}

test('refuses forms that are broken, cut off or empty', async () => {
  const whole = multipart([...form.action, ...form.fields()]);
  const bodies: Record<string, Buffer | string> = {
    empty: '',
    'not finished': multipart([...form.action, ...form.fields()], { end: false }),
    'cut in the middle': whole.subarray(0, whole.length / 2),
    'cut in a header': whole.subarray(0, 40),
    'of another boundary': whole.toString().replaceAll('rowlock', 'worlock'),
    'without a field’s name': `------rowlock-trial\r\n\r\nseat\r\n------rowlock-trial--\r\n`,
    'with a broken header': `------rowlock-trial\r\nContent-Disposition: form-data; name=\r\n\r\n\r\n------rowlock-trial--\r\n`,
    noise: Buffer.from(Array.from({ length: 2_000 }, (_, n) => (n * 167) % 256)),
  };
  for (const [what, body] of Object.entries(bodies)) {
    expectRefused(await form.post(body), 400, what);
    const scripted = await form.post(body, { 'next-action': form.actionId });
    expectRefused(scripted, 400, `${what}, with JavaScript`);
  }
});

test('refuses other content types', async () => {
  const fields = new URLSearchParams(form.fields() as [string, string][]).toString();
  for (const type of [
    'application/x-www-form-urlencoded',
    'application/json',
    'text/plain;charset=UTF-8',
    'multipart/form-data',
    'multipart/mixed; boundary=x',
    'text/html',
  ]) {
    expectRefused(await form.post(fields, { 'content-type': type }), 415, type);
    const scripted = { 'content-type': type, 'next-action': form.actionId };
    expectRefused(await form.post('[]', scripted), 415, `${type}, with JavaScript`);
  }
  expectRefused(await raw('POST', form.path, { body: fields }), 415, 'none');
});

test('refuses 100,000 seats, and 3 MB with and without a length', async () => {
  const seat = Array.from({ length: 100_000 }, (_, n) => String(n));
  expectRefused(await form.plain({ seat }), 413, '100,000 seats');
  expectRefused(await form.scripted({ seat }), 413, '100,000 seats, with JavaScript');
  const large = 'x'.repeat(3_000_000);
  expectRefused(await form.plain({ name: large }), 413, '3 MB');
  const headers = { 'content-type': MULTIPART };
  const unsaid = await raw('POST', form.path, { headers, body: large, chunked: true });
  expectRefused(unsaid, 411, '3 MB without a length');
});

test('refuses foreign origins', async () => {
  const { origin, host } = new URL(process.env.BASE_URL ?? '');
  const body = multipart([...form.action, ...form.fields()]);
  for (const foreign of ['https://evil.example', 'null', `${origin}.evil.example`, host, '']) {
    expectRefused(await form.post(body, { origin: foreign }), 403, foreign);
    const scripted = { origin: foreign, 'next-action': form.actionId };
    expectRefused(await form.post(body, scripted), 403, `${foreign}, with JavaScript`);
  }
});

test('refuses changed hidden fields', async () => {
  const [ref, , , key] = form.action;
  if (!ref || !key) throw new Error('the form has other fields than expected');
  const id = (action: string, bound = '"$@1"') => `{"id":"${action}","bound":${bound}}`;
  const state = '[{"status":"idle"}]';
  const cases: Record<string, [action: string, state: string]> = {
    'an invalid id': [id('x'), state],
    'a prototype as id': [id('__proto__'), state],
    'invalid JSON': ['{', state],
    'no id': ['null', state],
    'no bound state': [id(form.actionId, 'null'), state],
    'a state in another field': [id(form.actionId, '"$@9"'), state],
    'a state that is not JSON': [id(form.actionId), '{'],
    'no state': [id(form.actionId), '[]'],
    'four states': [id(form.actionId), '[1,2,3,4]'],
    'a state that is itself': [id(form.actionId), '"$1"'],
    'a state that is a server’s reference': [id(form.actionId), '["$h2"]'],
    'a state that is a file': [id(form.actionId), '[{"x":"$B2"}]'],
    'a state that is a map': [id(form.actionId), '["$Q2"]'],
    'a state of a large number': [id(form.actionId), `["$n${'9'.repeat(400)}"]`],
    'a state out of a prototype': [id(form.actionId), '["$1:__proto__:constructor"]'],
    'a deeply nested state': [id(form.actionId), '['.repeat(50_000) + ']'.repeat(50_000)],
  };
  for (const [what, [action, bound]] of Object.entries(cases)) {
    const tampered = [ref, ['$ACTION_1:0', action], ['$ACTION_1:1', bound], key] as const;
    const body = multipart([
      ...tampered.map(([n, v]) => [n, v] as [string, string]),
      ...form.fields(),
    ]);
    expectRefused(await form.post(body), 400, what);
  }
  for (const fields of [
    form.fields(),
    [...form.action, ...form.action, ...form.fields()],
    [[`$ACTION_ID_${form.actionId}`, ''] as [string, string], ...form.fields()],
    [['$ACTION_REF_', ''] as [string, string], ...form.fields()],
    [ref, key, ...form.fields()],
  ]) {
    expectRefused(await form.post(multipart(fields)), 400, String(fields[0]));
  }
});

test('refuses scripted calls that no page of the site makes', async () => {
  for (const args of [
    '',
    '{',
    '[]',
    '[null,null]',
    '["$K1","$K1"]',
    '[{}]',
    '[{},"$K1","$K1"]',
    '[{},{}]',
    '["$h1","$K1"]',
    `[{},"$K1"${']'.repeat(9)}`,
    '['.repeat(50_000),
  ]) {
    const body = multipart([
      ['_1_name', 'Ana'],
      ['0', args],
    ]);
    expectRefused(await form.post(body, { 'next-action': form.actionId }), 400, args.slice(0, 40));
  }
  expectRefused(
    await form.post(multipart([['1', '[]']]), { 'next-action': form.actionId }),
    400,
    'no list',
  );
  expectRefused(
    await raw('POST', form.path, { headers: { 'next-action': form.actionId }, chunked: true }),
    411,
    'nothing at all',
  );
});

test('refuses unknown actions, and actions on pages without one', async () => {
  const right = multipart([
    ...form.fields().map(([n, v]) => [`_1_${n}`, v] as [string, string | Buffer]),
    ['0', '[{},"$K1"]'],
  ]);
  for (const id of [`60${'0'.repeat(40)}`, 'x', '__proto__', '', 'a'.repeat(5_000)]) {
    const answer = await form.post(right, { 'next-action': id });
    expect([400, 404, 409], id.slice(0, 50)).toContain(answer.status);
  }
  const { origin } = new URL(process.env.BASE_URL ?? '');
  const headers = { 'content-type': MULTIPART, origin, 'next-action': `60${'0'.repeat(40)}` };
  for (const path of [
    '/',
    '/search',
    '/bookings',
    '/nope',
    '/api/nope',
    '/posters/x-1.svg',
    '/_next/data/x/y.json',
    '/_next/static/x',
    '/shows/nope-zzzzzz/seats',
  ]) {
    const answer = await raw('POST', path, { headers, body: right });
    expect([400, 404, 405, 409], path).toContain(answer.status);
  }
});

test('refuses other methods', async ({ request }) => {
  const pages = [
    '/',
    form.path,
    `/shows/${show.slug}`,
    '/search',
    '/bookings',
    `/bookings/${show.id}-${'A'.repeat(22)}`,
  ];
  for (const path of pages) {
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const answer = await raw(method, path, { headers: { 'content-type': MULTIPART }, body: 'x' });
      expectRefused(answer, 405, `${method} ${path}`);
      expect(answer.headers.allow).toBe('GET, HEAD, POST');
    }
    expect((await raw('OPTIONS', path)).status, path).toBeLessThan(500);
    expect((await request.head(path)).status()).toBe((await request.get(path)).status());
  }
  const api = [
    '/api/shows',
    show.url,
    `${show.url}/seats`,
    '/api/health',
    '/api/ready',
    `/api/plans/${'0'.repeat(64)}`,
  ];
  for (const path of api) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect((await raw(method, path, { body: '{}' })).status, `${method} ${path}`).toBe(405);
    }
    expect((await raw('OPTIONS', path)).status, path).toBe(204);
    expect((await request.head(path)).status()).toBe((await request.get(path)).status());
  }
  expect((await raw('PUT', `${show.url}/bookings`, { body: '{}' })).status).toBe(405);
  expect((await raw('GET', `${show.url}/bookings`)).status).toBe(405);
});
