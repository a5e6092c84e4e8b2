import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast } from '@/tests/support/browser/contrast';

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media screen and (prefers-color-scheme: dark)');

/** The colour tokens in a part of the style sheet, by name. */
function colours(part: string): Record<string, string> {
  return Object.fromEntries(
    [...part.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
}

const BACKGROUNDS = ['paper', 'raised', 'sunken'];
const TEXTS = ['ink', 'muted', 'vermilion-text', 'sea'];

describe.each([
  ['light', colours(light)],
  ['dark', { ...colours(light), ...colours(dark) }],
])('%s', (scheme, colour) => {
  const of = (name: string) => colour[name] ?? '';

  test.each(BACKGROUNDS)('text on %s is at least 4.5:1, edges of controls 3:1', (ground) => {
    for (const text of TEXTS) {
      expect(contrast(of(ground), of(text)), text).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of(ground), of('edge'))).toBeGreaterThanOrEqual(3);
  });

  test('text on vermilion has enough contrast', () => {
    expect(contrast(of('vermilion'), of('on-vermilion')), scheme).toBeGreaterThanOrEqual(4.5);
  });

  test('every colour has a value for the dark scheme', () => {
    const names = Object.keys(colours(light)).sort();
    expect(Object.keys(colours(dark)).sort()).toEqual(names);
  });
});
