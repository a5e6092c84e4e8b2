import { expect, test } from 'vitest';
import { parseAmount } from './parse-amount';

test.each([
  ['12.50', 'EUR', 1250],
  ['12,50', 'EUR', 1250],
  ['12.5', 'EUR', 1250],
  [' 12 ', 'EUR', 1200],
  ['0', 'EUR', 0],
  ['0,07', 'EUR', 7],
  ['1.15', 'EUR', 115],
  ['8.29', 'EUR', 829],
  ['100000', 'EUR', 10_000_000],
  ['1200', 'JPY', 1200],
  ['1.250', 'KWD', 1250],
  ['', 'EUR', null],
])('%s in %s is %s minor units', (text, currency, amount) => {
  expect(parseAmount(text, currency)).toEqual({ ok: true, amount });
});

test.each([
  ['1.250', 'EUR'],
  ['1,250.00', 'EUR'],
  ['-5', 'EUR'],
  ['+5', 'EUR'],
  ['€5', 'EUR'],
  ['1e3', 'EUR'],
  ['NaN', 'EUR'],
  ['.5', 'EUR'],
  ['5.', 'EUR'],
  ['100000.01', 'EUR'],
  ['999999999999', 'EUR'],
  ['12.50', 'JPY'],
  ['１２', 'EUR'],
])('%s in %s is refused', (text, currency) => {
  expect(parseAmount(text, currency)).toMatchObject({ ok: false });
});
