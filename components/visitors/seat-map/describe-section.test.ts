import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { describeSection, sectionAnnouncement, sectionSummary } from './describe-section';

const { layout } = drawHall('aaaa');
const split = {
  ...layout,
  categories: [
    { name: 'Near', color: '#000000' },
    { name: 'Far', color: '#000000' },
  ],
  seats: { ...layout.seats, category: [0, 0, 1, 1] },
};
const show = {
  currency: 'EUR',
  prices: [
    { category: 'Near', type: 'standard', amount: 4_500 },
    { category: 'Far', type: 'standard', amount: 2_000 },
    { category: 'Near', type: 'child', amount: 500 },
    { category: 'Far', type: 'child', amount: 500 },
  ],
};
const told = (states: string) => describeSection({ layout: split }, states, show, 0);

it('tells what is left and the lowest price that everybody can pay for it', () => {
  expect(sectionSummary(told('aaaa'))).toBe('4 of 4 free · from €20');
  expect(sectionSummary(told('aabb'))).toBe('2 of 4 free · from €45');
  expect(sectionSummary(told('bbxh'))).toBe('Nothing left');
});

it('says it in a sentence', () => {
  expect(sectionAnnouncement(told('aabb'))).toBe(
    'Stalls. 2 of 4 seats free, from €45. Enter leads to its seats.',
  );
  expect(sectionAnnouncement(told('bbbb'))).toBe('Stalls. Nothing left.');
});
