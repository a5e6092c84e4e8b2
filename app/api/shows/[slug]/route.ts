import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { cachedShowDetails } from '@/lib/visitors/cache/show-answers';

/** One show with its prices and limits. */
export const GET = handle<{ slug: string }>('reads', async (_request, { slug }) => {
  const show = await cachedShowDetails(slug);
  return show ? Response.json(show) : notFound('show');
});
