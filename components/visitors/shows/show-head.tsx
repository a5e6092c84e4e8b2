import type { ReactNode } from 'react';
import { Poster } from '@/components/visitors/posters/poster';
import { formatDayAndTime } from '@/lib/time';
import type { ShowSummary } from '@/lib/visitors/shows/show';

/** The head of a page about one show: a small poster, its title, date and venue. */
export function ShowHead({
  show,
  title = show.title,
  children,
}: {
  show: Pick<
    ShowSummary,
    'title' | 'genre' | 'posterSeed' | 'image' | 'slug' | 'startsAt' | 'venue'
  >;
  title?: string;
  children?: ReactNode;
}) {
  const { venue, startsAt } = show;
  return (
    <header className="show-head">
      <Poster show={show} />
      <div>
        <h1>{title}</h1>
        <p>
          <time dateTime={startsAt}>{formatDayAndTime(startsAt, venue.timeZone)}</time>,{' '}
          {venue.city} time
          <br />
          {venue.name}, {venue.city}
        </p>
        {children}
      </div>
    </header>
  );
}
