import { randomUUID } from 'node:crypto';
import { NextRequest } from 'next/server';
import { beforeAll, expect, it } from 'vitest';
import { middleware } from '@/middleware';
import { ownDatabase } from '@/tests/support/own-database';
import { admissionCookie, readAdmission } from './admission';

await ownDatabase();
beforeAll(async () => {
  const NEXTAUTH_SECRET = 'q8Zr2mWk0TtYv4LxN7bJ1cHs5dFgPa9e';
  Object.assign(process.env, { NEXTAUTH_SECRET });
});

it('sending the seats form renews the admission, as opening its page does', async () => {
  const showId = 'abcdefghij';
  const until = Date.now() + 60_000;
  const since = until - 180_000;
  const { name, value } = admissionCookie(showId, { entryId: randomUUID(), until, since });
  const form = new FormData();
  form.set('$ACTION_REF_1', '');
  form.set('$ACTION_1:0', `{"id":"${'a'.repeat(42)}","bound":"$@1"}`);
  form.set('$ACTION_1:1', '[{"status":"idle"}]');
  form.set('$ACTION_KEY', 'k1');
  const sent = new Response(form);
  const body = await sent.arrayBuffer();
  const headers = {
    cookie: `${name}=${value}`,
    host: 'localhost',
    'content-type': sent.headers.get('content-type') ?? '',
    'content-length': String(body.byteLength),
  };
  const url = `http://localhost/shows/a-show-${showId}/seats`;
  const answer = await middleware(new NextRequest(url, { method: 'POST', body, headers }));
  expect(answer.status).toBe(200);
  const renewed = answer.cookies.get(name)?.value;
  const admission = readAdmission(showId, renewed);
  expect(admission?.until).toBeGreaterThan(until + 300_000);
});
