import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { findLayout } from '@/lib/seating/find-layout';

/** A hall's layout. Its address is the hash of the bytes, so it may be kept for good. */
export const GET = handle<{ hash: string }>('reads', async (request, { hash }) => {
  const found = await findLayout(hash);
  if (!found) return notFound('plan');
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    etag: `"${hash}"`,
  };
  if (!/\bgzip\b(?!;q=0(?:\.0*)?(?:,|$))/.test(request.headers.get('accept-encoding') ?? '')) {
    return new Response(found.bytes, { headers });
  }
  return new Response(await found.gzipped(), {
    headers: { ...headers, 'content-encoding': 'gzip' },
  });
});
