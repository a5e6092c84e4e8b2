import { TextField } from '@/components/office/forms/text-field';

/** For whom seats are on hold, why, and until when. `prefix` keeps the ids of two forms apart. */
export function BlockFields({
  prefix,
  city,
  values = {},
}: {
  prefix: string;
  city: string;
  /** The present values of a block that is edited; `releaseAt` in the venue's local time. */
  values?: { name?: string; reason?: string; releaseAt?: string };
}) {
  return (
    <>
      <TextField
        id={`${prefix}-name`}
        name="name"
        defaultValue={values.name}
        label="For"
        hint="For example House seats, Press, Technical."
        maxLength={80}
        required
      />
      <TextField
        id={`${prefix}-reason`}
        name="reason"
        defaultValue={values.reason}
        label="Reason"
        hint="For example the mayor’s party. Only staff can read it."
        maxLength={200}
        required
      />
      <TextField
        id={`${prefix}-until`}
        name="releaseAt"
        defaultValue={values.releaseAt}
        label="Release automatically at"
        hint={`Local time in ${city}. Leave empty to keep the seats on hold until staff release them.`}
        type="datetime-local"
      />
    </>
  );
}
