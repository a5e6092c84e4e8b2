import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import { BlockFields } from './block-fields';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** Puts seats on hold by section, row and number: works without the map, and for any number of seats. */
export function HoldByNameForm({
  show,
  sections,
  action,
}: {
  show: { id: string; plan: string; city: string };
  /** Section names, in the plan's order. */
  sections: string[];
  action: Action;
}) {
  const options = sections.map((name, index) => ({
    value: String(index),
    label: name || 'The hall',
  }));
  return (
    <StaffForm action={action} initial={idleForm()} submit="Put these seats on hold">
      <input type="hidden" name="show" value={show.id} />
      <input type="hidden" name="plan" value={show.plan} />
      <SelectField name="section" id="place-section" label="Section" options={options} />
      <TextField
        id="place-row"
        name="row"
        label="Row"
        hint="For example F. Leave empty for the whole section."
        maxLength={40}
      />
      <div className="seat-range">
        <TextField id="place-from" name="from" label="From seat" maxLength={40} />
        <TextField id="place-to" name="to" label="To seat" maxLength={40} />
      </div>
      <CheckboxField
        name="onlyFree"
        id="place-only-free"
        label="Skip seats that are sold or on hold"
      />
      <BlockFields prefix="place" city={show.city} />
    </StaffForm>
  );
}
