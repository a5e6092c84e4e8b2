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
])('%i minor units of %s read %s', (minor, currency, text) => {
  expect(formatMoney(minor, currency).replaceAll('\u00a0', ' ')).toBe(text);
});

test.each([
  [1_205, 'EUR', '12.05'],
  [-5, 'GBP', '-0.05'],
  [1_500, 'JPY', '1500'],
  [12_345, 'KWD', '12.345'],
])('%i minor units of %s are %s in a table', (minor, currency, text) => {
  expect(decimalAmount(minor, currency)).toBe(text);
});
