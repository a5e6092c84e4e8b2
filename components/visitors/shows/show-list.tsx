import type { ShowSummary } from '@/lib/visitors/shows/show';
import { ShowCard } from './show-card';

/** Shows as a grid of posters, in the order given. */
export function ShowList({ shows, now }: { shows: ShowSummary[]; now: number }) {
  return (
    <ul className="shows">
      {shows.map((show) => (
        <ShowCard key={show.id} show={show} now={now} />
      ))}
    </ul>
  );
}
