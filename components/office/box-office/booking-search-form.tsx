import { Field } from '@/components/ui/field';
import type { PublishedShow } from '@/lib/office/box-office/list-published-shows';
import { formatStamp } from '@/lib/time';

/** Search for bookings. A plain GET form, so the URL holds the search. */
export function BookingSearchForm({
  shows,
  text,
  show,
}: {
  shows: PublishedShow[];
  text: string;
  /** The chosen show's id; empty for all. */
  show: string;
}) {
  const isListed = show === '' || shows.some(({ id }) => id === show);
  return (
    <search>
      <form className="staff-filter booking-search">
        <Field
          label="Name, e-mail, reference or seat"
          hint="The beginning is enough, for example “ana per”, “K7QM-2XFD” or “F 12”."
          id="q"
          name="q"
          type="search"
          autoComplete="off"
          defaultValue={text}
          maxLength={254}
        />
        <div className="field">
          <label htmlFor="show">Show</label>
          <select className="input" id="show" name="show" defaultValue={show}>
            <option value="">All shows</option>
            {!isListed && <option value={show}>Selected show</option>}
            {shows.map(({ id, title, startsAt, timeZone }) => (
              <option key={id} value={id}>
                {formatStamp(startsAt, timeZone)} {title}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          Search
        </button>
      </form>
    </search>
  );
}
