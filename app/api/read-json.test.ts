import { expect, test } from 'vitest';
import { readJson } from './read-json';

const LIMIT = 64 * 1024;

function send(body: BodyInit | null, headers: Record<string, string> = {}) {
  const init = {
    method: 'POST',
    body,
    duplex: 'half',
    headers: { 'content-type': 'application/json', ...headers },
  };
  return readJson(new Request('http://localhost/', init as RequestInit));
}

async function refusal(body: BodyInit | null, headers?: Record<string, string>) {
  const read = await send(body, headers);
  if (read.ok) throw new Error(`read as ${JSON.stringify(read.value)}`);
  return read.response;
}

test.each(['application/json', 'Application/JSON; charset=utf-8', 'application/json ;x=y'])(
  'reads JSON with the content type %s',
  async (type) => {
    expect(await send('{"a":["ü"]}', { 'content-type': type })).toEqual({
      ok: true,
      value: { a: ['ü'] },
    });
  },
);

test.each(['', 'text/plain', 'application/jsonx', 'application/json-patch+json', 'text/json'])(
  'refuses JSON with the content type %j',
  async (type) => {
    expect((await refusal('{}', { 'content-type': type })).status).toBe(415);
  },
);

test('reads a body up to the limit and refuses a larger one, also by its stated length', async () => {
  const fits = JSON.stringify('x'.repeat(LIMIT - 2));
  expect(await send(fits)).toMatchObject({ ok: true });
  expect((await refusal(`${fits} `)).status).toBe(413);
  expect((await refusal('{}', { 'content-length': String(LIMIT + 1) })).status).toBe(413);
});

test('stops reading a body without a stated length at the limit', async () => {
  let sent = 0;
  const long = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 16 * 1024;
      controller.enqueue(new Uint8Array(16 * 1024));
      if (sent >= 50 * LIMIT) controller.close();
    },
  });
  expect((await refusal(long)).status).toBe(413);
  expect(sent).toBeLessThan(2 * LIMIT);
});

test.each([
  null,
  '',
  '{',
  '{"a":NaN}',
  '['.repeat(30_000),
  Buffer.from('"\xff\xfe"', 'latin1'),
  Buffer.from('"\xed\xa0\x80"', 'latin1'),
  Buffer.from('{}', 'utf16le'),
])('refuses what is not JSON in UTF-8: %j', async (body) => {
  const response = await refusal(body);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ type: 'urn:rowlock:not_json', status: 400 });
});
