import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from '@/db/schema';
import { hashPassword } from '@/lib/office/staff/password';

const EMAIL = 'owner@rowlock.example';

/**
 * Creates an owner in a database without accounts, with a random password that is kept in the data folder.
 * Returns their e-mail address and password; null when the database has other accounts.
 */
export async function ensureDemoOwner(
  databaseUrl: string,
  dataDir: string,
): Promise<{ email: string; password: string } | null> {
  const file = join(dataDir, 'owner-password');
  const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const db = drizzle(client, { schema });
    const [account] = await db.select({ id: schema.staff.id }).from(schema.staff).limit(1);
    if (!account) {
      const password = randomBytes(12).toString('base64url');
      writeFileSync(file, password, { mode: 0o600 });
      const passwordHash = await hashPassword(password);
      const owner = { id: randomUUID(), email: EMAIL, name: 'Demo owner', role: 'owner' as const };
      await db.insert(schema.staff).values({ ...owner, passwordHash });
    }
  } finally {
    await client.end();
  }
  return existsSync(file) ? { email: EMAIL, password: readFileSync(file, 'utf8') } : null;
}
