import type { Transaction } from '@/db/client';
import { numbered, run } from '@/db/statement';

/** Removes the rows of buyers who hold no seats; they must be locked. */
export async function forgetBuyers(
  tx: Transaction,
  showId: string,
  buyers: string[],
): Promise<void> {
  if (buyers.length === 0) return;
  const text = `
    delete from buyer_seats
    where show_id = $1 and buyer in (${numbered(buyers, 2)}) and seats = 0`;
  await run(tx, text, [showId, ...buyers]);
}
