import { expect, it } from 'vitest';
import { requestId, withRequestId } from './request-id';

const ID = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

it('is visible to everything that runs for the request, and to nothing else', async () => {
  const inside = await withRequestId(ID, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return requestId();
  });
  expect(inside).toBe(ID);
  expect(requestId()).toBeUndefined();
});
