import { afterAll } from 'vitest';
import { providePrimary } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { type TestDatabase, testDatabase } from './services/test-services';

/**
 * This test file's own database, migrated and empty, which all code under test uses: its addresses are in
 * the environment, and `primary()` is `handle`, a pool of at most `max` connections. Call it at the top
 * of the file: `const { handle } = await ownDatabase();`. Dropped at the end, unless a test failed.
 *
 * With `isPrimary: false` the code under test opens its own connections, and `handle` belongs to the test.
 */
export async function ownDatabase({
  max = 4,
  isPrimary = true,
} = {}): Promise<TestDatabase & { handle: Handle }> {
  const database = await testDatabase();
  Object.assign(process.env, database.env);
  const handle = connect(database.url, { max });
  if (isPrimary) providePrimary(handle);
  afterAll(async () => {
    await handle.end();
    await database.drop();
  });
  return { ...database, handle };
}
