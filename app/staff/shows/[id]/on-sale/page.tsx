import { HiddenField } from '@/components/office/forms/hidden-field';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { changeDemandAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'High demand' };

/** The form that switches a show's booking queue and waiting room. */
export default async function OnSalePage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  return (
    <>
      <ShowTabs show={show} current="/on-sale" />
      <p>
        Most shows need neither of these. Use them when many more people will come at once than can
        buy: set them before booking opens, and switch them off afterwards.
      </p>
      <StaffForm action={changeDemandAction} initial={idleForm()} submit="Save">
        <HiddenField name="show" value={show.id} />
        <HiddenField name="version" value={String(show.version)} />
        <section className="staff-panel" aria-labelledby="demand">
          <h2 id="demand">Booking queue</h2>
          <p>
            Bookings go into a queue and are processed in the order in which they arrive. Buyers see
            their position in the queue, then their tickets. Use it only if you expect more bookings
            per second than this site can handle. For all other shows an immediate answer is better.
          </p>
          <SelectField
            name="queued"
            label="Process bookings"
            options={[
              { value: 'no', label: 'Immediately' },
              { value: 'yes', label: 'In the booking queue' },
            ]}
            defaultValue={show.queued ? 'yes' : 'no'}
          />
        </section>
        <section className="staff-panel" aria-labelledby="waiting-room">
          <h2 id="waiting-room">Waiting room</h2>
          <p>
            A limited number of visitors can choose seats at the same time. The others wait, and are
            admitted when earlier visitors finish. Visitors who arrive before booking opens get a
            random position; later visitors queue in order of arrival. A tenth of the available
            seats is a good number.
          </p>
          <TextField
            name="admitAtOnce"
            label="Visitors who can choose seats at the same time"
            hint="Leave empty to switch the waiting room off."
            inputMode="numeric"
            defaultValue={show.admitAtOnce === null ? '' : String(show.admitAtOnce)}
          />
        </section>
      </StaffForm>
    </>
  );
}
