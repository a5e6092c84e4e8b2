import { ShowCard } from '@/components/show-card';
import type { ShowSummary } from '@/lib/shows/show';

/** Shows as posters on a wall, in the order given. */
export function ShowList({ shows, now }: { shows: ShowSummary[]; now: number }) {
  return (
    <ul className="shows">
      {shows.map((show) => (
        <ShowCard key={show.id} show={show} now={now} />
      ))}
    </ul>
  );
}
