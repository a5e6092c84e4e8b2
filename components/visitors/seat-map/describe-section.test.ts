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
const descriptionOf = (states: string) => describeSection({ layout: split }, states, show, 0);

it('summarises the seats left and the lowest price that everybody can pay', () => {
  expect(sectionSummary(descriptionOf('aaaa'))).toBe('4 of 4 left · from €20');
  expect(sectionSummary(descriptionOf('aabb'))).toBe('2 of 4 left · from €45');
  expect(sectionSummary(descriptionOf('bbxh'))).toBe('Sold out');
});

it('announces a section in a sentence', () => {
  expect(sectionAnnouncement(descriptionOf('aabb'))).toBe(
    'Stalls. 2 of 4 seats left, from €45. Press Enter to choose seats in it.',
  );
  expect(sectionAnnouncement(descriptionOf('bbbb'))).toBe('Stalls. Sold out.');
});
