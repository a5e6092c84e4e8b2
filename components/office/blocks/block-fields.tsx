import { TextField } from '@/components/office/forms/text-field';

/** For whom seats are held back, why, and until when. `prefix` keeps the ids of two forms apart. */
export function BlockFields({
  prefix,
  city,
  values = {},
}: {
  prefix: string;
  city: string;
  /** What they are now, of a block that is there; its moment on the venue's clock. */
  values?: { name?: string; reason?: string; releaseAt?: string };
}) {
  return (
    <>
      <TextField
        id={`${prefix}-name`}
        name="name"
        defaultValue={values.name}
        label="For"
        hint="Such as House seats, Press, Technical."
        maxLength={80}
        required
      />
      <TextField
        id={`${prefix}-reason`}
        name="reason"
        defaultValue={values.reason}
        label="Why"
        hint="Such as the mayor’s party. Only the house reads it."
        maxLength={200}
        required
      />
      <TextField
        id={`${prefix}-until`}
        name="releaseAt"
        defaultValue={values.releaseAt}
        label="Goes on sale by itself"
        hint={`When nobody released it before, on the clock of ${city}. Empty: it stays until somebody does.`}
        type="datetime-local"
      />
    </>
  );
}
