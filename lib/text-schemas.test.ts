import { expect, test } from 'vitest';
import { lineSchema, textSchema } from './text-schemas';

test('normalizes a line: NFC, trimmed, single spaces', () => {
  expect(lineSchema(20).parse('  Zoe\u0308 \t\n and   Max ')).toBe('Zo\u00eb and Max');
});

test('keeps the line breaks of a text, as single characters', () => {
  expect(textSchema(20).parse(' one\r\ntwo\rthree\n')).toBe('one\ntwo\nthree');
});

test.each(['\ud800', 'a\udc00b', 'a\0b', 'bell \u0007', '\u009b'])(
  'refuses the unreadable characters of %j',
  (typed) => {
    for (const schema of [lineSchema(20), textSchema(20)]) {
      expect(schema.safeParse(typed).error?.issues[0]?.message).toMatch(/cannot be read/);
    }
  },
);

test('counts the characters after normalizing', () => {
  expect(lineSchema(3).safeParse('  a  b  ').success).toBe(true);
  expect(lineSchema(3).safeParse('abcd').error?.issues[0]?.message).toMatch(/3 characters fit/);
});

test('refuses an empty line only where a message for it is given', () => {
  expect(lineSchema(5).parse('  ')).toBe('');
  expect(lineSchema(5, 'Please write it.').safeParse('  ').error?.issues[0]?.message).toBe(
    'Please write it.',
  );
});
