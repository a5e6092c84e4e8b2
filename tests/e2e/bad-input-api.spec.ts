import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { asking, expectProblem, post } from './support/api';
import { BAD_EMAILS, BAD_KEYS, BAD_NAMES } from './support/bad-values';
import { dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';
import { raw } from './support/raw';

let show: OwnShow;
let rows: string;
test.beforeAll(async () => {
  show = await makeShow();
  rows = await rowsOf(show);
});
test.afterEach(async () => {
  expect(await rowsOf(show), 'no row has changed').toBe(rows);
});
test.afterAll(dropShows);

const BAD_SEATS: [string, unknown, RegExp, string?][] = [
  ['none', [], /at least one seat/],
  ['missing', undefined, /choose your seats/],
  ['text', '0,1', /choose your seats/],
  ['null', null, /choose your seats/],
  ['too many for a booking', [...Array(9).keys()], /at most 8/, 'too_many_seats'],
  ['too many for any', [...Array(51).keys()], /At most 50 seats/],
  ['twice the same', [4, 4], /only once/],
  ['twice the same, as two types', [4, { seat: 4, type: 'child' }], /only once/],
  ['negative', [-1], /count from 0/],
  ['a fraction', [1.5], /whole number/],
  ['a numeral', ['1'], /whole number/],
  ['null among them', [1, null], /whole number/],
  ['beyond all numbers', [1e300], /no such seat|whole number/],
  ['not in this hall', [98], /no such seat/, 'unknown_seats'],
  ['of another show’s hall', [13_000], /no such seat/, 'unknown_seats'],
  ['of an unknown type', [{ seat: 1, type: 'vip' }], /is not sold for/, 'unknown_type'],
  ['of a type in SQL', [{ seat: 1, type: "x' or 1=1--" }], /type is not known/],
  ['of a type in HTML', [{ seat: 1, type: '<b>child</b>' }], /type is not known/],
  ['of a long type', [{ seat: 1, type: 'x'.repeat(10_000) }], /type is not known/],
  ['with a price of their own', [{ seat: 1, price: 1 }], /nothing else/],
];

for (const [name, seats, message, kind = 'invalid'] of BAD_SEATS) {
  test(`refuses seats that are ${name}`, async ({ request }) => {
    const problem = await expectProblem(await post(request, show, asking(seats)), 422, kind);
    expect(problem.detail).toMatch(message);
  });
}

for (const [name, [text, message]] of Object.entries(BAD_NAMES)) {
  test(`refuses a name that ${name}`, async ({ request }) => {
    const answer = await post(request, show, asking([0], { name: text }));
    const problem = await expectProblem(answer, 422, 'invalid');
    expect(problem.errors).toEqual([{ field: 'name', message: expect.stringMatching(message) }]);
  });
}

for (const [name, [text, message]] of Object.entries(BAD_EMAILS)) {
  test(`refuses an e-mail address that ${name}`, async ({ request }) => {
    const answer = await post(request, show, asking([0], { email: text }));
    const problem = await expectProblem(answer, 422, 'invalid');
    expect(problem.errors).toEqual([{ field: 'email', message: expect.stringMatching(message) }]);
  });
}

test('refuses bodies of other types, and unknown fields', async () => {
  for (const [body, message] of [
    [[], /Please send an object/],
    [null, /Please send an object/],
    ['text', /Please send an object/],
    [5, /Please send an object/],
    [{ ...asking([0]), total: 1 }, /nothing else/],
    [{ ...asking([0]), status: 'confirmed', price: 1 }, /nothing else/],
    [{ ...asking([0]), constructor: { prototype: 1 } }, /nothing else/],
    [asking([0], { name: ['Ana'] }), /write a name/],
    [asking([0], { name: { $ne: 1 } }), /write a name/],
    [asking([0], { email: 5 }), /write your e-mail/],
  ] as const) {
    const answer = await sendRaw(JSON.stringify(body));
    expect(answer.status).toBe(422);
    expectDetail(answer.text);
    expect(JSON.parse(answer.text).detail).toMatch(message);
  }
});

test('refuses a missing or malformed key', async ({ request }) => {
  const missing = await expectProblem(await post(request, show, asking([0]), {}), 400, 'invalid');
  expect(missing.errors).toMatchObject([{ field: 'Idempotency-Key' }]);
  for (const key of BAD_KEYS) {
    const answer = await post(request, show, asking([0]), { 'Idempotency-Key': key });
    expect((await expectProblem(answer, 400, 'invalid')).detail).toMatch(/16 to 64 letters/);
  }
});

test('refuses a body that is not JSON in UTF-8', async () => {
  const lone = (field: string) =>
    JSON.stringify(asking([0])).replace(field, `${field.slice(0, 1)}\\ud800${field.slice(1)}`);
  const bodies: [Buffer | string, number][] = [
    ['', 400],
    ['{', 400],
    ['{"seats":[NaN]}', 400],
    ['['.repeat(60_000), 400],
    ['{"a":'.repeat(10_000), 400],
    [Buffer.from('{"seats":[0],"name":"a\xff\xfe","email":"a@example.com"}', 'latin1'), 400],
    [Buffer.from(JSON.stringify(asking([0])), 'utf16le'), 400],
    [lone('Pessoa'), 422],
    [lone('example.com'), 422],
    ['{"__proto__":{"seats":[0]},"seats":[0],"name":"Ana","email":"a@example.com"}', 422],
  ];
  for (const [body, status] of bodies) {
    const answer = await sendRaw(body);
    expect(answer.status, String(body).slice(0, 80)).toBe(status);
    expectDetail(answer.text);
  }
});

test('refuses other content types', async () => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonx',
    'application/json-patch+json',
  ]) {
    const answer = await sendRaw(JSON.stringify(asking([0])), { 'content-type': type });
    expect(answer.status, type).toBe(415);
    expectDetail(answer.text);
  }
});

test('refuses 100,000 seats, and 3 MB with and without a length', async () => {
  const many = JSON.stringify(asking([...Array(100_000).keys()]));
  const large = JSON.stringify(asking([0], { name: 'x'.repeat(3_000_000) }));
  for (const [body, chunked] of [
    [many, false],
    [large, false],
    [large, true],
  ] as const) {
    const answer = await sendRaw(body, {}, chunked);
    expect(answer.status).toBe(413);
    expectDetail(answer.text);
  }
});

test('refuses a foreign Origin', async () => {
  const own = new URL(process.env.BASE_URL ?? '');
  for (const origin of [
    'https://evil.example',
    'null',
    `${own.origin}.evil.example`,
    own.host,
    '',
  ]) {
    for (const [method, path] of [
      ['POST', `${show.url}/bookings`],
      ['DELETE', `/api/bookings/${show.id}-${'A'.repeat(22)}`],
    ] as const) {
      const body = JSON.stringify(asking([0]));
      const answer = await raw(method, path, { body, headers: { ...headers(), origin } });
      expect(answer.status, `${method} from ${origin}`).toBe(403);
      expectDetail(answer.text);
    }
  }
});

const headers = () => ({ 'content-type': 'application/json', 'idempotency-key': randomUUID() });

function sendRaw(body: Buffer | string, more: Record<string, string> = {}, chunked = false) {
  return raw('POST', `${show.url}/bookings`, { body, chunked, headers: { ...headers(), ...more } });
}

function expectDetail(text: string) {
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ type: expect.stringContaining('urn:rowlock:') });
  expect(problem.detail).toMatch(/^[A-Z].{10,}\.$/s);
}
