import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CHECKOUT } from '../checkout';

interface Package {
  optionalDependencies?: Record<string, string>;
}

test('the lock file lists the packages of every platform, as npm ci requires', () => {
  const text = readFileSync(join(CHECKOUT, 'package-lock.json'), 'utf8');
  const { packages }: { packages: Record<string, Package> } = JSON.parse(text);
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});
