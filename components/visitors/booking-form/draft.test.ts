import { expect, it } from 'vitest';
import { keySchema } from '@/lib/visitors/bookings/buyer-schemas';
import { emptyDraft, newKey, readDraft } from './draft';

it('makes unique keys that the server accepts', () => {
  const keys = Array.from({ length: 100 }, newKey);
  expect(new Set(keys).size).toBe(100);
  for (const key of keys) expect(keySchema.safeParse(key).success).toBe(true);
});

it('returns an empty draft when none is stored', () => {
  expect(readDraft('k3f9a2', 10)).toMatchObject({ ...emptyDraft(), key: expect.any(String) });
});
