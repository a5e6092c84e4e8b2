import { expect, it } from 'vitest';
import { callbackPath } from './callback-path';

const SITE = 'https://tickets.example.com';

it.each([
  ['/staff/sales?show=k3f9a2', '/staff/sales?show=k3f9a2'],
  [`${SITE}/staff/audit`, '/staff/audit'],
  ['/staff', '/staff'],
])('allows the staff page %j', (asked, path) => {
  expect(callbackPath(asked, SITE)).toBe(path);
});

it.each([
  null,
  '',
  '/',
  '/shows/one',
  '/staffing',
  '/staff/sign-in?callbackUrl=/staff',
  '//evil.example/staff',
  '/\\evil.example/staff',
  '\\\\evil.example/staff',
  '/\t/evil.example/staff',
  '/%2f%2fevil.example/staff',
  '%2F%2Fevil.example%2Fstaff',
  'https://evil.example/staff',
  'https://tickets.example.com.evil.example/staff',
  'https://tickets.example.com@evil.example/staff',
  'http://tickets.example.com/staff',
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,hello',
  'https://',
])('refuses %j', (asked) => {
  expect(callbackPath(asked, SITE)).toBe('/staff');
});
