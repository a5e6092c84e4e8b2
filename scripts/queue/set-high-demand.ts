import postgres from 'postgres';

/** The show that the demo sells through the booking queue: Northern Static in the arena, on sale at once. */
export const HIGH_DEMAND_SHOW = 'n2gyx6';

/** Makes exactly these shows sell through the booking queue, as staff do on a show's page. */
export async function setHighDemand(databaseUrl: string, shows: string[]): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    await sql`update shows set queued = (id = any(${shows})) where queued <> (id = any(${shows}))`;
  } finally {
    await sql.end();
  }
}
