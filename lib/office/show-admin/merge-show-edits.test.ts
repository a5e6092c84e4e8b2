import { expect, test } from 'vitest';
import { mergeShowEdits } from './merge-show-edits';

const seen = { title: 'A', tagline: 'B', genre: 'C', minutes: '90' };

test('takes a field that only the other person changed, and keeps what was typed where both did', () => {
  const typed = { title: 'Mine', tagline: 'Mine too', genre: 'C', minutes: '90' };
  const current = { title: 'Theirs', tagline: 'B', genre: 'D', minutes: '90' };
  const { values, messages } = mergeShowEdits(
    JSON.stringify(seen),
    typed,
    current,
    'ana@house.example',
  );
  expect(values).toEqual({ genre: 'D' });
  expect(messages.title).toContain('ana@house.example changed this to “Theirs”');
  expect(messages.genre).toContain('It was “C”');
  expect(Object.keys(messages).sort()).toEqual(['genre', 'title']);
});

test('reports no conflict for equal edits, and keeps what was typed when the initial values are damaged', () => {
  const same = { ...seen, title: 'New' };
  expect(mergeShowEdits(JSON.stringify(seen), same, same, 'x').messages).toEqual({});
  for (const damaged of ['', '[]', '{"title":1}', 'null']) {
    const merged = mergeShowEdits(damaged, { ...seen, title: 'Mine' }, seen, 'x');
    expect(merged.values).toEqual({});
    expect(merged.messages.title).toContain('“A”');
  }
});
