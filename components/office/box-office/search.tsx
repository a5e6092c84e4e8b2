import { Field } from '@/components/ui/field';
import type { CounterShow } from '@/lib/office/box-office/list-counter-shows';
import { formatBookingMoment } from './moment';

/** One field for whatever a guest can say, and the show it is about. A plain form: the address keeps it. */
export function BookingSearch({
  shows,
  text,
  show,
}: {
  shows: CounterShow[];
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
          hint="Beginnings are enough: “ana per”, “K7QM-2XFD”, “F 12”"
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
            {!isListed && <option value={show}>The one chosen before</option>}
            {shows.map(({ id, title, startsAt, timeZone }) => (
              <option key={id} value={id}>
                {formatBookingMoment(startsAt, timeZone)} {title}
              </option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          Look up
        </button>
      </form>
    </search>
  );
}
