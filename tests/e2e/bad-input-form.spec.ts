import { expect, type Page, test } from '@playwright/test';
import { blockSeats } from '@/tests/support/data/block-seats';
import { asking, post } from './support/api';
import { BAD_EMAILS, BAD_KEYS, BAD_NAMES } from './support/bad-values';
import { BookingForm, type Changes, messagesOf } from './support/form';
import { database, dropShows, makeShow, type OwnShow, rowsOf } from './support/own-show';

test.use({ javaScriptEnabled: false });

let show: OwnShow;
let form: BookingForm;
let rows: string;
const closed: Record<string, OwnShow> = {};
const hours = (count: number) => new Date(Date.now() + count * 3_600_000);

test.beforeAll(async ({ browser }) => {
  show = await makeShow();
  closed.paused = await makeShow({ status: 'paused' });
  closed.upcoming = await makeShow({ salesStart: hours(1) });
  closed.over = await makeShow({ salesStart: hours(-2), salesEnd: hours(-1) });
  form = await BookingForm.open(browser, show);
  await blockSeats(database(), show.id, [9]);
  rows = await rowsOf(show);
});
test.afterEach(async () => {
  expect(await rowsOf(show), 'no row has changed').toBe(rows);
});
test.afterAll(dropShows);

type FieldName = 'name' | 'email' | 'seats' | 'form';

/** Sends the form with and without JavaScript; expects the message at its field, and the typed values. */
async function expectRefusal(page: Page, changes: Changes, field: FieldName, message: RegExp) {
  const scripted = await form.scripted(changes);
  expect(scripted.status).toBe(200);
  expect(messagesOf(scripted)).toEqual({ [field]: expect.stringMatching(message) });

  const plain = await form.plain(changes);
  expect(plain.status).toBe(200);
  expect(plain.headers['cache-control']).toContain('no-store');
  await page.setContent(plain.text);
  const [name, email] = [page.getByLabel('Your name'), page.getByLabel('E-mail')];
  if (field === 'name') await expect(name).toHaveAccessibleDescription(message);
  else if (field === 'email') await expect(email).toHaveAccessibleDescription(message);
  else await expect(page.getByRole('alert').first()).toContainText(message);
  if (typeof changes.name === 'string') await expect(name).toHaveValue(asTyped(changes.name));
  if (typeof changes.email === 'string') await expect(email).toHaveValue(asTyped(changes.email));
  if (!('seat' in changes)) await expect(page.locator('input[name=seat]:checked')).toHaveCount(2);
  expect(await page.locator('script', { hasText: 'alert(1)' }).count()).toBe(0);
  return page;
}

/** A text as a text field shows it: one line, without NUL. */
const asTyped = (text: string) => text.replaceAll('\0', '\ufffd').replace(/[\r\n]/g, '');

const BAD_SEATS: [string, Changes, RegExp][] = [
  ['none', { seat: [] }, /at least one seat/],
  ['too many for a booking', { seat: [...Array(9).keys()].map(String) }, /at most 8/],
  ['too many for any', { seat: [...Array(51).keys()].map(String) }, /At most 50 seats/],
  ['twice the same', { seat: ['4', '4'] }, /only once/],
  ['negative', { seat: '-1' }, /no such seat/],
  ['a fraction', { seat: '1.5' }, /no such seat/],
  ['no number', { seat: 'front' }, /no such seat/],
  ['SQL', { seat: '1 or 1=1' }, /no such seat/],
  ['beyond all numbers', { seat: '9'.repeat(500) }, /no such seat/],
  ['not in this hall', { seat: '98' }, /no such seat/],
  ['of another show’s hall', { seat: '13000' }, /no such seat/],
  ['blocked', { seat: ['8', '9'] }, /taken while you were choosing/],
  ['of an unknown type', { 'type-2': 'vip' }, /is not sold for/],
  ['of a type in HTML', { 'type-2': '<b>child</b>' }, /type is not known/],
];

for (const [name, changes, message] of BAD_SEATS) {
  test(`refuses seats that are ${name}`, async ({ page }) => {
    await expectRefusal(page, { name: 'Ana Pessoa', ...changes }, 'seats', message);
  });
}

for (const [name, [text, message]] of Object.entries(BAD_NAMES)) {
  test(`refuses a name that ${name}`, async ({ page }) => {
    await expectRefusal(page, { name: text, email: 'ana@example.com' }, 'name', message);
  });
}

for (const [name, [text, message]] of Object.entries(BAD_EMAILS)) {
  test(`refuses an e-mail address that ${name}`, async ({ page }) => {
    await expectRefusal(page, { name: 'Ana Pessoa', email: text }, 'email', message);
  });
}

test('refuses invalid UTF-8, and half of a surrogate pair', async ({ page }) => {
  for (const bytes of ['41\xff\xfe42', 'A\xed\xa0\x80B', '\xc0\xaf']) {
    await expectRefusal(page, { name: Buffer.from(bytes, 'latin1') }, 'name', /letters/);
  }
  const email = Buffer.from('ana\xff@example.com', 'latin1');
  await expectRefusal(page, { email }, 'email', /look like an e-mail/);
});

test('refuses missing fields', async ({ page }) => {
  await expectRefusal(page, { name: undefined }, 'name', /write a name/);
  await expectRefusal(page, { email: undefined }, 'email', /write your e-mail/);
  await expectRefusal(page, { show: undefined }, 'form', /no such show/);
});

test('refuses shows that do not exist', async ({ page }) => {
  for (const id of ['zzzzzz', '', '../..', "' or 1=1--", '<b>x</b>', '\0', 'x'.repeat(10_000)]) {
    await expectRefusal(page, { show: id }, 'form', /no such show/);
  }
});

test('refuses shows that are not on sale', async ({ page }) => {
  await expectRefusal(page, { show: closed.paused?.id }, 'form', /paused/);
  await expectRefusal(page, { show: closed.upcoming?.id }, 'form', /not opened yet/);
  await expectRefusal(page, { show: closed.over?.id }, 'form', /has closed/);
});

test('refuses a missing or malformed key, and sends a new one with the form', async ({ page }) => {
  for (const key of [undefined, ...BAD_KEYS]) {
    await expectRefusal(page, { key }, 'form', /press the button again/);
    await expect(page.locator('form#booking input[name=key]')).toHaveValue(/^[0-9a-f-]{36}$/);
  }
});

test('refuses a key that was used for another booking', async ({ page, request }) => {
  const key = 'a-key-that-was-used-before';
  const made = await post(request, show, asking([20]), { 'Idempotency-Key': key });
  expect(made.status()).toBe(201);
  rows = await rowsOf(show);
  await expectRefusal(page, { key }, 'form', /already used/);
});
