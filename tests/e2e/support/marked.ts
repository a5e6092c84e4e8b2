import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { like } from 'drizzle-orm';
import { seatingPlans, shows } from '@/db/schema';
import { adoptShow, database, dropShows } from './own-show';

const PLANS = join(import.meta.dirname, '../../../scripts/seed/plans');

/** A text that begins the titles and plan names of one spec, so that `dropMarked` finds them. */
export const newMark = (): string => `Trial ${randomUUID().slice(0, 8)}`;

/** A seeded plan under another name, which makes it a new plan. */
export function renamedPlan(file: 'theatre' | 'arena', name: string): object {
  return { ...JSON.parse(readFileSync(join(PLANS, `${file}.json`), 'utf8')), name };
}

/** A plan as the file of an upload field. */
export function planFile(plan: object | string) {
  const text = typeof plan === 'string' ? plan : JSON.stringify(plan);
  return { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** Removes the spec's own shows, all shows and plans whose name begins with `mark`, and closes the database. */
export async function dropMarked(mark: string): Promise<void> {
  const marked = await database()
    .db.select({ id: shows.id })
    .from(shows)
    .where(like(shows.title, `${mark}%`));
  for (const { id } of marked) adoptShow(id);
  await dropShows();
  await database()
    .db.delete(seatingPlans)
    .where(like(seatingPlans.name, `${mark}%`));
  await dropShows();
}
