import { Markdown } from '@/components/ui/markdown';
import type { Show } from '@/lib/visitors/shows/show';

/** The description of a show, and its venue. */
export function ShowAbout({ show }: { show: Pick<Show, 'description' | 'venue'> }) {
  return (
    <div className="show-about">
      <section aria-labelledby="about">
        <h2 id="about">About the show</h2>
        <Markdown text={show.description} />
      </section>
      <section aria-labelledby="venue">
        <h2 id="venue">{show.venue.name}</h2>
        <p>
          {show.venue.address}, {show.venue.city}
        </p>
      </section>
    </div>
  );
}
