import { expect, test } from 'vitest';
import { showAddress, showIdOf } from './show-address';
import { slugify } from './slugify';

test.each(['The Tempest', 'L’Été à Brest!', '???', 'x'.repeat(500), '7', '- -'])(
  'finds the id in the address of %j',
  (title) => {
    expect(showIdOf(showAddress({ slug: slugify(title), id: 'k3f9a2' }))).toBe('k3f9a2');
  },
);

test('accepts an id alone, and any title before it', () => {
  expect(showIdOf('k3f9a2')).toBe('k3f9a2');
  expect(showIdOf('old-words-k3f9a2')).toBe('k3f9a2');
});

test.each([
  '',
  'abc',
  '-k3f9a2',
  'k3f9a2-',
  'K3F9A2',
  'The-Tempest-k3f9a2',
  'k3f9a2\n',
  'k3f9a2\0',
  'été-k3f9a2',
  '../k3f9a2',
  'a_b-k3f9a2',
  "' or 1=1--",
  'k'.repeat(13),
  `${'x'.repeat(10_000)}-k3f9a2`,
])('finds no id in %j', (address) => {
  expect(showIdOf(address)).toBeNull();
});
