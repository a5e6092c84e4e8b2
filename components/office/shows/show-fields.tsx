import { SelectField } from '@/components/office/forms/select-field';
import { TextAreaField } from '@/components/office/forms/text-area-field';
import { TextField } from '@/components/office/forms/text-field';
import type { Venue } from '@/lib/visitors/shows/show';

/** What a show says about itself. */
export function DescriptionFields({ values }: { values: Record<string, string> }) {
  return (
    <fieldset className="staff-group">
      <legend>Words</legend>
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
        hint="One line below the title; may stay empty."
        maxLength={200}
        autoComplete="off"
      />
      <TextField
        label="Kind"
        name="genre"
        defaultValue={values.genre}
        hint="Such as Theatre, Concert, Dance. The drawn poster follows it."
        maxLength={40}
        autoComplete="off"
        required
      />
      <TextAreaField
        label="About the show"
        name="description"
        defaultValue={values.description}
        hint="Markdown: an empty line begins a paragraph, **bold**, *italic*, - lists, [words](https://address)."
        rows={10}
        maxLength={10_000}
      />
    </fieldset>
  );
}

/** When booking opens and closes. */
export function SaleFields({ values, isNew }: { values: Record<string, string>; isNew: boolean }) {
  return (
    <>
      <TextField
        label="Lasts, in minutes"
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
        hint={isNew ? 'Empty: as soon as it is put on sale.' : 'On the venue’s clock.'}
      />
      <TextField
        label="Booking closes, minutes before the start"
        name="closesBefore"
        defaultValue={values.closesBefore}
        hint="0: with the start. -15: a quarter of an hour after it."
        required
      />
    </>
  );
}

/** Where it is, in which money, and how many seats somebody may have. */
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
          label: `${name}, ${city} (clock of ${timeZone})`,
        }))}
      />
      <TextField
        label="Currency"
        name="currency"
        defaultValue={values.currency}
        hint="Its code, such as EUR."
        maxLength={3}
        autoComplete="off"
        required
      />
      <TextField
        label="Most seats in one booking"
        name="maxSeatsPerBooking"
        defaultValue={values.maxSeatsPerBooking}
        inputMode="numeric"
        required
      />
      <TextField
        label="Most seats for one person"
        name="maxSeatsPerBuyer"
        defaultValue={values.maxSeatsPerBuyer}
        inputMode="numeric"
        required
      />
    </>
  );
}
