import { expect, test } from 'vitest';
import { LruMap } from './lru-map';

test('drops the least recently used entries, by weight', () => {
  const map = new LruMap<string>(10);
  map.set('a', 'A', 4);
  map.set('b', 'B', 4);
  expect(map.get('a')).toBe('A');
  map.set('c', 'C', 4);
  expect([map.get('a'), map.get('b'), map.get('c')]).toEqual(['A', undefined, 'C']);
  expect(map.weight).toBe(8);
});

test('counts an entry that is set again once, and does not keep one that is too heavy', () => {
  const map = new LruMap<string>(10);
  map.set('a', 'A', 9);
  map.set('a', 'a', 2);
  map.set('b', 'B', 8);
  expect([map.get('a'), map.get('b'), map.weight]).toEqual(['a', 'B', 10]);
  map.set('c', 'C', 11);
  expect([map.get('c'), map.weight]).toEqual([undefined, 0]);
});
