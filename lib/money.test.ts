import { expect, test } from 'vitest';
import { decimalAmount, formatMoney } from './money';

test.each([
  [1_250, 'EUR', '€12.50'],
  [1_200, 'EUR', '€12'],
  [1_205, 'GBP', '£12.05'],
  [5, 'GBP', '£0.05'],
  [0, 'EUR', '€0'],
  [123_456_789, 'GBP', '£1,234,567.89'],
  [1_500, 'JPY', 'JP¥1,500'],
  [12_345, 'KWD', 'KWD 12.345'],
])('shows %i minor units of %s as %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency).replaceAll('\u00a0', ' ')).toBe(text);
});

test.each([
  [1_205, 'EUR', '12.05'],
  [1_250, 'EUR', '12.50'],
  [7, 'EUR', '0.07'],
  [-5, 'GBP', '-0.05'],
  [1_500, 'JPY', '1500'],
  [1_200, 'JPY', '1200'],
  [12_345, 'KWD', '12.345'],
  [1_250, 'KWD', '1.250'],
])('writes %i minor units of %s as the decimal number %s', (minor, currency, text) => {
  expect(decimalAmount(minor, currency)).toBe(text);
});
