import { expect, test } from 'vitest';
import { BoundedMap } from './bounded-map';

test('it forgets what was not asked for longest, by weight', () => {
  const map = new BoundedMap<string>(10);
  map.set('a', 'A', 4);
  map.set('b', 'B', 4);
  expect(map.get('a')).toBe('A');
  map.set('c', 'C', 4);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['A', undefined, 'C']);
  expect(map.weight).toBe(8);
});

test('an entry set again weighs what it weighs now, and one too heavy is not kept', () => {
  const map = new BoundedMap<string>(10);
  map.set('a', 'A', 9);
  map.set('a', 'a', 2);
  map.set('b', 'B', 8);
  expect([map.get('a'), map.get('b'), map.weight]).toEqual(['a', 'B', 10]);
  map.set('c', 'C', 11);
  expect([map.get('c'), map.weight]).toEqual([undefined, 0]);
});
