import { Field } from '@/components/ui/field';
import type { BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';

type Answer = Extract<BookSeatsState, { status: 'refused' | 'unknown' }>;

/** Name and e-mail of the buyer, with the values and messages of a refused attempt. */
export function BuyerFields({
  values,
  messages = {},
}: {
  values?: Pick<Answer['values'], 'name' | 'email'>;
  messages?: Answer['messages'];
}) {
  return (
    <>
      <Field
        id="buyer-name"
        name="name"
        label="Your name"
        autoComplete="name"
        required
        defaultValue={values?.name}
        message={messages.name}
      />
      <Field
        id="buyer-email"
        name="email"
        label="E-mail"
        type="email"
        inputMode="email"
        autoComplete="email"
        required
        defaultValue={values?.email}
        message={messages.email}
      />
    </>
  );
}
