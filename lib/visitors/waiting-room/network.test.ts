import { expect, it } from 'vitest';
import { networkOf, siteOf } from './network';

it('is the /24 of IPv4, also when it is mapped into IPv6', () => {
  expect(networkOf('203.0.113.7')).toBe(networkOf('203.0.113.250'));
  expect(networkOf('::ffff:203.0.113.7')).toBe(networkOf('203.0.113.9'));
  expect(networkOf('203.0.113.7')).not.toBe(networkOf('203.0.114.7'));
});

it('is the /64 of IPv6, however it is shortened', () => {
  const network = networkOf('2001:db8:0:1:2:3:4:5');
  expect(networkOf('2001:DB8:0000:0001::9')).toBe(network);
  expect(networkOf('2001:db8:0:1::')).toBe(network);
  expect(networkOf('2001:db8:0:2:2:3:4:5')).not.toBe(network);
  expect(networkOf('::1')).toBe('0:0:0:0');
});

it('has a /48 only for IPv6', () => {
  expect(siteOf('2001:db8:7:1::9')).toBe(siteOf('2001:db8:7:2::9'));
  expect(siteOf('2001:db8:7:1::9')).not.toBe(siteOf('2001:db8:8:1::9'));
  for (const other of ['203.0.113.7', '::ffff:203.0.113.7', 'direct'])
    expect(siteOf(other)).toBeNull();
});

it('returns text that is not an address unchanged', () => {
  expect(networkOf('direct')).toBe('direct');
  expect(networkOf('unknown')).toBe('unknown');
});
