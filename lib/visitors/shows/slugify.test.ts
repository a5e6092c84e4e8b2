import { expect, it } from 'vitest';
import { slugify } from './slugify';

it.each([
  ['The Tempest', 'the-tempest'],
  ['L’Été à Brest!', 'l-ete-a-brest'],
  ['  Salt & Iron  ', 'salt-iron'],
  ['東京', 'show'],
  [`${'a'.repeat(59)} b`, 'a'.repeat(59)],
])('makes a slug of %s', (title, slug) => {
  expect(slugify(title)).toBe(slug);
});
