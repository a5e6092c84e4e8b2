import { SelectField } from '@/components/office/forms/select-field';
import { TextAreaField } from '@/components/office/forms/text-area-field';
import { TextField } from '@/components/office/forms/text-field';
import type { Venue } from '@/lib/visitors/shows/show';

/** Title and texts of a show. */
export function DescriptionFields({ values }: { values: Record<string, string> }) {
  return (
    <fieldset className="staff-group">
      <legend>Description</legend>
      <TextField
        label="Title"
        name="title"
        defaultValue={values.title}
        maxLength={120}
        autoComplete="off"
        required
      />
      <TextField
        label="Tagline"
        name="tagline"
        defaultValue={values.tagline}
        hint="Optional. One line below the title."
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label="Genre"
        name="genre"
        defaultValue={values.genre}
        hint="For example Theatre, Concert or Dance. The drawn poster depends on it."
        maxLength={40}
        autoComplete="off"
        required
      />
      <TextAreaField
        label="About the show"
        name="description"
        defaultValue={values.description}
        hint="You can use Markdown: an empty line starts a paragraph; **bold**, *italic*, - lists, [link text](https://address)."
        rows={10}
        maxLength={10_000}
      />
    </fieldset>
  );
}

/** Length of a show, and when booking opens and closes. */
export function SaleFields({ values, isNew }: { values: Record<string, string>; isNew: boolean }) {
  return (
    <>
      <TextField
        label="Length in minutes"
        name="minutes"
        defaultValue={values.minutes}
        inputMode="numeric"
        required
      />
      <TextField
        label="Booking opens"
        name="salesStart"
        type="datetime-local"
        defaultValue={values.salesStart}
        hint={
          isNew
            ? 'Leave empty to open booking when the show is put on sale.'
            : 'Local time at the venue.'
        }
      />
      <TextField
        label="Booking closes, minutes before the start"
        name="closesBefore"
        defaultValue={values.closesBefore}
        hint="0 means at the start, -15 means 15 minutes after it."
        required
      />
    </>
  );
}

/** Venue, currency and limits of a show. */
export function VenueFields({
  values,
  venues,
}: {
  values: Record<string, string>;
  venues: Venue[];
}) {
  return (
    <>
      <SelectField
        label="Venue"
        name="venue"
        defaultValue={values.venue}
        options={venues.map(({ id, name, city, timeZone }) => ({
          value: id,
          label: `${name}, ${city} (${timeZone} time)`,
        }))}
      />
      <TextField
        label="Currency"
        name="currency"
        defaultValue={values.currency}
        hint="A currency code such as EUR."
        maxLength={3}
        autoComplete="off"
        required
      />
      <TextField
        label="Maximum seats per booking"
        name="maxSeatsPerBooking"
        defaultValue={values.maxSeatsPerBooking}
        inputMode="numeric"
        required
      />
      <TextField
        label="Maximum seats per person"
        name="maxSeatsPerBuyer"
        defaultValue={values.maxSeatsPerBuyer}
        inputMode="numeric"
        required
      />
    </>
  );
}
