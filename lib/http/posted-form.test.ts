import { describe, expect, test } from 'vitest';
import { isPageForm } from './posted-form';

const ID = '60'.padEnd(42, 'a');

function form(fields: [string, string][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  return data;
}

describe('a form sent with JavaScript', () => {
  const sent = (args: string) =>
    isPageForm(
      form([
        ['_1_name', 'Ana'],
        ['0', args],
      ]),
      true,
    );

  test.each([
    '[{"status":"idle"},"$K1"]',
    '[{},"$K1"]',
    '[{"status":"refused","values":{"seats":[],"name":"$$Q2"},"messages":"$undefined"},"$Ka"]',
  ])('accepts %s', (args) => expect(sent(args)).toBe(true));

  test.each([
    '',
    '{',
    '[]',
    '{}',
    'null',
    '["$K1"]',
    '[null,"$K1"]',
    '[{},null]',
    '[{},"$K1","$K1"]',
    '[{},"$K1:x"]',
    '[{"x":"$h1"},"$K1"]',
    '[{"x":["$1:__proto__"]},"$K1"]',
    '['.repeat(90_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  ])('refuses %.40s', (args) => expect(sent(args)).toBe(false));

  test('refuses a file as the list, and a form without it', () => {
    const data = form([]);
    data.append('0', new Blob(['[{},"$K1"]']));
    expect(isPageForm(data, true)).toBe(false);
    expect(isPageForm(form([]), true)).toBe(false);
  });
});

describe('a form sent without JavaScript', () => {
  const fields = (number = 1): [string, string][] => [
    [`$ACTION_REF_${number}`, ''],
    [`$ACTION_${number}:0`, `{"id":"${ID}","bound":"$@1"}`],
    [`$ACTION_${number}:1`, '[{"status":"idle"}]'],
    ['$ACTION_KEY', 'kead9d80a8643940f272d85b8692718ed'],
    ['seat', '$h1'],
  ];
  const changed = (at: number, field: [string, string]) => fields().with(at, field);

  test('accepts the forms of our pages', () => {
    expect(isPageForm(form(fields()), false)).toBe(true);
    expect(isPageForm(form(fields(12)), false)).toBe(true);
  });

  test.each([
    ['nothing', []],
    ['no action', fields().slice(4)],
    ['two actions', [...fields(), ...fields()]],
    ['an action without state', fields().toSpliced(2, 1)],
    ['another number', changed(0, ['$ACTION_REF_2', ''])],
    [
      'an action by its id',
      [
        ['$ACTION_ID_x', ''],
        ['seat', '1'],
      ],
    ],
    ['an invalid id', changed(1, ['$ACTION_1:0', '{"id":"x","bound":"$@1"}'])],
    ['no bound state', changed(1, ['$ACTION_1:0', `{"id":"${ID}","bound":null}`])],
    ['a state in another field', changed(1, ['$ACTION_1:0', `{"id":"${ID}","bound":"$@9"}`])],
    ['two states', changed(2, ['$ACTION_1:1', '[{},{}]'])],
    ['a reference for a state', changed(2, ['$ACTION_1:1', '["$Q2"]'])],
    ['invalid JSON', changed(2, ['$ACTION_1:1', '{'])],
    ['an invalid key', changed(3, ['$ACTION_KEY', 'x'.repeat(5_000)])],
  ] as [string, [string, string][]][])('refuses %s', (_, given) => {
    expect(isPageForm(form(given), false)).toBe(false);
  });
});
