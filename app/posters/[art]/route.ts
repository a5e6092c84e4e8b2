import {
  COMPOSITIONS,
  type CompositionName,
  drawPoster,
} from '@/components/visitors/posters/draw-poster';

const ADDRESS = /^([a-z]+)-(\d{1,10})\.svg$/;

function isComposition(name: string | undefined): name is CompositionName {
  return name !== undefined && Object.hasOwn(COMPOSITIONS, name);
}

/** A drawn poster, `/posters/{composition}-{seed}.svg`. It never changes, so it can be cached forever. */
export async function GET(_request: Request, { params }: { params: Promise<{ art: string }> }) {
  const [, name, seed] = ADDRESS.exec((await params).art) ?? [];
  if (!isComposition(name)) return new Response('There is no such poster.\n', { status: 404 });
  return new Response(drawPoster(name, Number(seed)), {
    headers: {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=31536000, immutable',
    },
  });
}
