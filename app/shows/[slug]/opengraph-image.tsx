import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notFound } from 'next/navigation';
import { ImageResponse } from 'next/og';
import { compositionFor, drawPoster, paletteFor } from '@/components/visitors/posters/draw-poster';
import { cropPicture } from '@/lib/images/crop-picture';
import { formatDayAndTime } from '@/lib/time';
import { cachedShow } from '@/lib/visitors/cache/show-page';
import type { Show } from '@/lib/visitors/shows/show';

export const alt = 'The show’s poster, with its name, day and venue';
export const size = { width: 1200, height: 630 };
export const contentType = 'image/png';
export const revalidate = 3600;

/** A build draws no image; each one is cached after its first request. */
export const generateStaticParams = () => [];

const FONTS = join(process.cwd(), 'node_modules/@fontsource/fraunces/files');
const font = async (subset: string) => ({
  name: 'Fraunces',
  data: await readFile(join(FONTS, `fraunces-${subset}-600-normal.woff`)),
});

const ART = { width: 450, height: 630 };

/** The show's picture, or its drawn poster, as a data URL. */
async function artOf({ image, genre, posterSeed }: Show): Promise<string> {
  const jpeg = image && (await cropPicture(image, ART));
  if (jpeg) return `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  const svg = drawPoster(compositionFor(genre, posterSeed), posterSeed);
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The preview image of a link: the picture beside title, date and venue. */
export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const found = await cachedShow((await params).slug);
  if (!found.ok) notFound();
  const { title, posterSeed, startsAt, venue } = found.show;
  const { ground, text } = paletteFor(posterSeed);
  return new ImageResponse(
    <div
      style={{ display: 'flex', width: '100%', height: '100%', background: ground, color: text }}
    >
      {/* biome-ignore lint/performance/noImgElement: it is rendered into an image; no browser loads it. */}
      <img src={await artOf(found.show)} alt="" {...ART} />
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          justifyContent: 'space-between',
          width: 750,
          padding: '64px 64px 56px 48px',
        }}
      >
        <div style={{ fontSize: title.length > 24 ? 76 : 104, lineHeight: 1, letterSpacing: -2 }}>
          {title}
        </div>
        <div style={{ display: 'flex', flexDirection: 'column', fontSize: 36, lineHeight: 1.35 }}>
          <div>{formatDayAndTime(startsAt, venue.timeZone)}</div>
          <div>{`${venue.name}, ${venue.city}`}</div>
        </div>
      </div>
    </div>,
    { ...size, fonts: await Promise.all(['latin', 'latin-ext'].map(font)) },
  );
}
