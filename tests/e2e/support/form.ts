import { randomUUID } from 'node:crypto';
import type { Browser } from '@playwright/test';
import { buyer } from './api';
import type { OwnShow } from './own-show';
import { type RawAnswer, raw } from './raw';

export type Field = [name: string, value: string | Buffer];
export type Changes = Partial<Record<string, string | Buffer | (string | Buffer)[] | undefined>>;

const BOUNDARY = '----rowlock-trial';
export const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;

/** The body of a form as a browser writes it; `end: false` leaves it unfinished. */
export function multipart(fields: Field[], { end = true } = {}): Buffer {
  const parts = fields.flatMap(([name, value]) => [
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`,
    value,
    '\r\n',
  ]);
  return Buffer.concat(
    [...parts, end ? `--${BOUNDARY}--\r\n` : ''].map((part) => Buffer.from(part)),
  );
}

/** The seat list's form as a browser without JavaScript gets it, to send with any values. */
export class BookingForm {
  private constructor(
    private readonly show: OwnShow,
    /** Next's own hidden fields. */
    readonly action: Field[],
    readonly actionId: string,
  ) {}

  static async open(browser: Browser, show: OwnShow): Promise<BookingForm> {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`/shows/${show.slug}/seats?section=0`);
    const hidden = await page
      .locator('form#booking input[type=hidden]')
      .evaluateAll((inputs) =>
        inputs.map((input): [string, string] => [
          (input as HTMLInputElement).name,
          (input as HTMLInputElement).value,
        ]),
      );
    await context.close();
    const action = hidden.filter(([name]) => name.startsWith('$ACTION_'));
    const [, id] = /"id":"([0-9a-f]+)"/.exec(action.map(([, value]) => value).join()) ?? [];
    if (!id) throw new Error('the form has no action');
    return new BookingForm(show, action, id);
  }

  get path() {
    return `/shows/${this.show.slug}/seats?section=0`;
  }

  /** The fields of a filled form; `undefined` omits a field, a list repeats it. */
  fields(changes: Changes = {}): Field[] {
    const filled = { show: this.show.id, key: randomUUID(), seat: ['2', '3'], ...buyer() };
    return Object.entries({ ...filled, ...changes }).flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).flatMap((one): Field[] =>
        one === undefined ? [] : [[name, one]],
      ),
    );
  }

  /** Sent as a browser without JavaScript does. */
  plain(changes: Changes = {}): Promise<RawAnswer> {
    return this.post(multipart([...this.action, ...this.fields(changes)]));
  }

  /** Sent as the page's script does. */
  scripted(changes: Changes = {}): Promise<RawAnswer> {
    const fields = this.fields(changes).map(([name, value]): Field => [`_1_${name}`, value]);
    return this.post(multipart([...fields, ['0', '[{"status":"idle"},"$K1"]']]), {
      'next-action': this.actionId,
      accept: 'text/x-component',
    });
  }

  post(body: Buffer | string, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const { origin } = new URL(process.env.BASE_URL ?? '');
    return raw('POST', this.path, {
      headers: { 'content-type': MULTIPART, origin, ...headers },
      body,
    });
  }
}

/** The messages in the response to a scripted form, by field. */
export function messagesOf({ text }: RawAnswer): Record<string, string> {
  const [, found] = /"messages":(\{.*?\})[,}]/.exec(text) ?? [];
  return JSON.parse(found ?? '{}');
}
