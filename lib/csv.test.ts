import { expect, it } from 'vitest';
import { csvLine, csvResponse } from './csv';

it.each([
  ['plain', 'plain'],
  ['a, "b"', '"a, ""b"""'],
  ['two\nlines', '"two\nlines"'],
  ['a;=1+1', '"a;=1+1"'],
  ['=1+1', "'=1+1"],
  ['+351 21', "'+351 21"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', '"\'\t=1"'],
  ['\r=1', '"\'\r=1"'],
  ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
  [-5, '-5'],
  [null, ''],
])('writes %j as %s', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`);
});

it('produces lines only as they are read', async () => {
  let made = 0;
  let ended = false;
  async function* lines() {
    try {
      for (;;) yield csvLine([++made]);
    } finally {
      ended = true;
    }
  }
  const reader = csvResponse('x.csv', lines()).body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe('1\r\n');
  await reader?.cancel();
  expect(made).toBeLessThanOrEqual(2);
  expect(ended).toBe(true);
});
