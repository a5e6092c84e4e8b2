import { type APIResponse, expect, request } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

export type Method = 'get' | 'post' | 'delete';
type Answer = { content?: Record<string, { schema: object }> };
type Document = { paths: Record<string, Record<string, { responses: Record<string, Answer> }>> };
type Judge = { document: Document; ajv: Ajv2020 };

let judge: Promise<Judge> | undefined;

/** The API's description from the site under test, and a validator with its schemas. */
export function openApi(): Promise<Judge> {
  judge ??= load();
  return judge;
}

async function load(): Promise<Judge> {
  const context = await request.newContext({ baseURL: process.env.BASE_URL });
  const document: Document = await (await context.get('/openapi.json')).json();
  await context.dispose();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'openapi');
  return { document, ajv };
}

/** Expects that a response is as described: its status, its content type and its whole body. */
export async function expectDescribed(response: APIResponse, method: Method): Promise<void> {
  const { document, ajv } = await openApi();
  const path = new URL(response.url()).pathname;
  const status = String(response.status());
  const template = Object.keys(document.paths).find((known) =>
    new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  const what = `${method} ${path} answers ${status}`;
  const answer = document.paths[template ?? '']?.[method]?.responses[status];
  expect(answer, what).toBeDefined();
  if (!answer?.content) return expect(await response.text(), what).toBe('');

  const type = (response.headers()['content-type'] ?? '').split(';')[0] ?? '';
  expect(Object.keys(answer.content), what).toContain(type);
  const steps = ['paths', template, method, 'responses', status, 'content', type, 'schema'];
  const pointer = steps.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  const reference = `openapi#/${pointer.map(encodeURIComponent).join('/')}`;
  const validate = ajv.getSchema(reference);
  if (!validate) throw new Error(`no schema at ${reference}`);
  expect(validate(await response.json()), `${what}: ${ajv.errorsText(validate.errors)}`).toBe(true);
}
