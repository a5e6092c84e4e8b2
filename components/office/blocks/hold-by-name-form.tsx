import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import { BlockFields } from './block-fields';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Holding seats back by naming them, for those who do not paint, or hold half a hall. */
export function HoldByNameForm({
  show,
  sections,
  action,
}: {
  show: { id: string; plan: string; city: string };
  /** Names, in the plan's order. */
  sections: string[];
  action: Action;
}) {
  const options = sections.map((name, index) => ({
    value: String(index),
    label: name || 'The hall',
  }));
  return (
    <StaffForm action={action} initial={idleForm()} submit="Hold these seats back">
      <input type="hidden" name="show" value={show.id} />
      <input type="hidden" name="plan" value={show.plan} />
      <SelectField name="section" id="place-section" label="Section" options={options} />
      <TextField
        id="place-row"
        name="row"
        label="Row"
        hint="Such as F. Empty: the whole section."
        maxLength={40}
      />
      <div className="seat-range">
        <TextField id="place-from" name="from" label="From seat" maxLength={40} />
        <TextField id="place-to" name="to" label="To seat" maxLength={40} />
      </div>
      <CheckboxField
        name="onlyFree"
        id="place-only-free"
        label="Leave out what is sold or held back already"
      />
      <BlockFields prefix="place" city={show.city} />
    </StaffForm>
  );
}
