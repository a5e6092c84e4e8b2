import { expect, test } from 'vitest';
import { formatMoney } from './money';

test.each([
  [1_250, 'EUR', '€12.50'],
  [1_200, 'EUR', '€12'],
  [1_205, 'GBP', '£12.05'],
  [5, 'GBP', '£0.05'],
  [0, 'EUR', '€0'],
  [123_456_789, 'GBP', '£1,234,567.89'],
  [1_500, 'JPY', 'JP¥1,500'],
  [12_345, 'KWD', 'KWD 12.345'],
])('%i minor units of %s read %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency).replaceAll('\u00a0', ' ')).toBe(text);
});
