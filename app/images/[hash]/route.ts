import { findPicture } from '@/lib/images/find-picture';

/** An uploaded picture. Its address has its hash, so it can be cached forever. */
export async function GET(_request: Request, { params }: { params: Promise<{ hash: string }> }) {
  const picture = await findPicture((await params).hash);
  if (!picture) {
    return new Response('There is no such picture.\n', {
      status: 404,
      headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
    });
  }
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      'Content-Type': picture.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}
