import type postgres from 'postgres';
import { type Hall, openHall } from '../hall';

/** `openHall` for a show in high demand. */
export async function openQueuedHall(sql: postgres.Sql, id: string): Promise<Hall> {
  const hall = await openHall(sql, id);
  await sql`update shows set queued = true where id = ${id}`;
  return hall;
}
