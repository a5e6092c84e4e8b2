import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { assignHues, OKABE_ITO } from './hues';

const css = readFileSync('components/visitors/seat-map/seat-map.css', 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
const PAPER = '#fbf7f0';
const NIGHT = '#0e1420';

const read = (name: string, from: string) => new RegExp(` --${name}: (#\\w+)`).exec(from)?.[1];

function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

it.each(Object.keys(OKABE_ITO))('%s contrasts with the page, and its letter with it', (hue) => {
  const onPaper = read(`seat-${hue}`, light) ?? '';
  const letterOnPaper = read(`on-seat-${hue}`, light) ?? '';
  const atNight = read(`seat-${hue}`, dark) ?? '';
  const letterAtNight = read(`on-seat-${hue}`, dark) ?? letterOnPaper;
  expect(contrast(onPaper, PAPER)).toBeGreaterThanOrEqual(3);
  expect(contrast(letterOnPaper, onPaper)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(atNight, NIGHT)).toBeGreaterThanOrEqual(3);
  expect(contrast(letterAtNight, atNight)).toBeGreaterThanOrEqual(4.5);
});

it('keeps near the plan’s colours and repeats no hue', () => {
  expect(assignHues(['#dc2626', '#2563eb', '#059669', '#7c3aed'])).toEqual([
    'vermillion',
    'blue',
    'green',
    'purple',
  ]);
  const many = assignHues(Array.from({ length: 9 }, () => '#2563eb'));
  expect(new Set(many.slice(0, 7)).size).toBe(7);
  expect(many[7]).toBe(many[0]);
});

it('takes any hue for a colour that it cannot parse', () => {
  expect(assignHues(['rebeccapurple', 'hsl(1 2% 3%)'])).toHaveLength(2);
});
