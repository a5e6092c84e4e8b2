import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { emailSchema, keySchema, nameSchema } from './buyer-schemas';

const messagesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a name', () => {
  test.each([
    ['Ana Pessoa', 'Ana Pessoa'],
    ['  José\t María\n de la O’Neill-Ångström  ', 'José María de la O’Neill-Ångström'],
    ["D'Arcy, Jr. (3rd) & Sons", "D'Arcy, Jr. (3rd) & Sons"],
    ['e\u0301', 'é'],
    ['李小龙', '李小龙'],
    ['محمد بن سلمان', 'محمد بن سلمان'],
    ['क्‍ष', 'क्‍ष'],
    ['a'.repeat(100), 'a'.repeat(100)],
  ])('%j is a name', (typed, kept) => {
    expect(nameSchema.parse(typed)).toBe(kept);
  });

  test.each([
    ['', /write a name/],
    [' \u3000\n', /write a name/],
    [undefined, /write a name/],
    [5, /write a name/],
    ['a'.repeat(101), /too long/],
    ['a'.repeat(1_000_000), /too long/],
    ['Ana 😀', /emoji/],
    ['🇵🇹', /emoji/],
    ['\ud800', /cannot be read/],
    ['a\udc00b', /cannot be read/],
    ['a\0b', /letters/],
    ['\u202enairda', /letters/],
    ['\u200b', /letters/],
    ['<b>Ana</b>', /letters/],
    ['x; drop table', /letters/],
    ['=1+1', /letters/],
    ['123 456', /letters/],
    ['---', /letters/],
  ])('%j is refused with one message', (typed, message) => {
    expect(messagesOf(nameSchema, typed)).toEqual([expect.stringMatching(message)]);
  });
});

describe('an e-mail address', () => {
  test('is trimmed and keeps its letters as typed', () => {
    expect(emailSchema.parse(' Ana.Silva+seats@Example.COM\n')).toBe('Ana.Silva+seats@Example.COM');
  });

  test.each([
    ['', /write your e-mail/],
    ['  ', /write your e-mail/],
    [undefined, /write your e-mail/],
    ['ana', /look like/],
    ['ana@', /look like/],
    ['ana@example', /look like/],
    ['ana@example.com, bea@example.com', /look like/],
    ['ana@example.com\0', /look like/],
    ['ana\r\nBcc: x@example.com', /look like/],
    ['\ud800@example.com', /look like/],
    [`${'a'.repeat(243)}@example.com`, /look like/],
  ])('%j is refused with one message', (typed, message) => {
    expect(messagesOf(emailSchema, typed)).toEqual([expect.stringMatching(message)]);
  });

  test('has at most 254 characters', () => {
    const longest = `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(6)}.com`;
    expect(longest).toHaveLength(254);
    expect(emailSchema.safeParse(longest).success).toBe(true);
    expect(emailSchema.safeParse(`a${longest}`).success).toBe(false);
  });
});

describe('a key', () => {
  test.each(['a'.repeat(16), 'A-Z_0'.repeat(12), 'b'.repeat(64)])('%j is one', (key) => {
    expect(keySchema.parse(key)).toBe(key);
  });
  test.each([
    '',
    'a'.repeat(15),
    'a'.repeat(65),
    `${'a'.repeat(16)}\n`,
    `${'a'.repeat(16)} `,
    `é${'a'.repeat(16)}`,
  ])('%j is none', (key) => {
    expect(messagesOf(keySchema, key)).toEqual([expect.stringMatching(/16 to 64/)]);
  });
  test('is reported as missing when it is missing', () => {
    expect(messagesOf(keySchema, undefined)).toEqual([expect.stringMatching(/missing/)]);
  });
});
