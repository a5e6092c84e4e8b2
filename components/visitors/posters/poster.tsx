import type { ShowSummary } from '@/lib/visitors/shows/show';
import { COMPOSITIONS, compositionFor, paletteFor } from './draw-poster';
import { titleSize } from './title-size';

type Drawn = Pick<ShowSummary, 'title' | 'genre' | 'posterSeed' | 'image'>;

/** The address of a show's picture. The content of an address never changes. */
export function posterAddress({ genre, posterSeed, image }: Omit<Drawn, 'title'>): string {
  if (image) return `/images/${image}`;
  return `/posters/${compositionFor(genre, posterSeed)}-${posterSeed}.svg`;
}

/**
 * A show's poster, as wide as its container, with the title as text. `as` makes the title a heading;
 * without it the poster is decoration, hidden from screen readers. With `href` the title is a link.
 */
export function Poster({
  show,
  as: Title,
  href,
}: {
  show: Drawn;
  as?: 'h1' | 'h2' | 'h3';
  href?: string;
}) {
  const { ground, text } = paletteFor(show.posterSeed);
  const { titleAt, titleHeight } = COMPOSITIONS[compositionFor(show.genre, show.posterSeed)];
  const Tag = Title ?? 'p';
  const hidden = Title ? {} : { 'aria-hidden': true };
  return (
    <div
      className={`poster poster-${show.image ? 'picture' : titleAt}`}
      style={show.image ? undefined : { background: ground, color: text }}
      {...hidden}
    >
      {/* biome-ignore lint/performance/noImgElement: it already has the right size, and its address is immutable. */}
      <img src={posterAddress(show)} alt="" loading="lazy" />
      <Tag style={{ fontSize: `${titleSize(show.title, titleHeight)}cqw` }}>
        {href ? <a href={href}>{show.title}</a> : show.title}
      </Tag>
    </div>
  );
}
