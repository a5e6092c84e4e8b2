import { handle } from '@/app/api/handle';
import { cachedShowList } from '@/lib/visitors/cache/show-answers';

/** Published shows that are not over, the next one first. */
export const GET = handle('reads', async () => Response.json({ shows: await cachedShowList() }));
