import { Field } from '@/components/ui/field';
import type { Venue } from '@/lib/visitors/shows/show';

type Fields = 'q' | 'date' | 'venue';

/** Searches shows by text, day and venue. */
export function SearchForm({
  venues,
  typed = {},
  messages = {},
}: {
  venues: Pick<Venue, 'id' | 'name'>[];
  typed?: Partial<Record<Fields, string>>;
  messages?: Partial<Record<Fields, string>>;
}) {
  return (
    <search>
      <form action="/search" className="search">
        <Field
          id="search-text"
          name="q"
          type="search"
          label="Show, name or place"
          defaultValue={typed.q}
          message={messages.q}
        />
        <Field
          id="search-date"
          name="date"
          type="date"
          label="Day"
          defaultValue={typed.date}
          message={messages.date}
        />
        <div className="field">
          <label htmlFor="search-venue">Venue</label>
          <select id="search-venue" name="venue" className="input" defaultValue={typed.venue}>
            <option value="">Any venue</option>
            {venues.map((venue) => (
              <option key={venue.id} value={venue.id}>
                {venue.name}
              </option>
            ))}
          </select>
          {messages.venue && <p className="field-error">{messages.venue}</p>}
        </div>
        <button type="submit" className="button">
          Find shows
        </button>
      </form>
    </search>
  );
}
