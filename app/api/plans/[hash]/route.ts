import { handle } from '@/app/api/handle';
import { notFound } from '@/app/api/problem';
import { nodeResponse } from '@/lib/http/node-response';
import { findLayout } from '@/lib/visitors/seating/find-layout';

/** A hall's layout. Its address has the hash of the bytes, so it can be cached forever. */
export const GET = handle<{ hash: string }>('reads', async (request, { hash }) => {
  const found = await findLayout(hash);
  if (!found) return notFound('plan');
  const headers = {
    'content-type': 'application/json',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    etag: `"${hash}"`,
  };
  const node = nodeResponse();
  const accepted = request.headers.get('accept-encoding') ?? '';
  if (!node || !/\bgzip\b(?!;q=0(?:\.0*)?(?:,|$))/.test(accepted)) {
    return new Response(found.bytes, { headers });
  }
  const gzipped = await found.gzipped();
  // Next removes this header from a Response; without it clients cannot read the body.
  node.setHeader('content-encoding', 'gzip');
  return new Response(gzipped, { headers });
});
