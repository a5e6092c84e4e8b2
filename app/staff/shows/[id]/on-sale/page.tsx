import { HiddenField } from '@/components/office/forms/hidden-field';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { changeDemandAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'On-sale' };

/** How a show copes with a crowd: a queue for its bookings, a waiting room before its seats. */
export default async function OnSalePage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  return (
    <>
      <ShowTabs show={show} current="/on-sale" />
      <p>
        Most shows need neither of these. They are for the hour in which many more people come than
        can buy; set them before booking opens, and take them back when it is quiet.
      </p>
      <StaffForm action={changeDemandAction} initial={idleForm()} submit="Store it">
        <HiddenField name="show" value={show.id} />
        <HiddenField name="version" value={String(show.version)} />
        <section className="staff-panel" aria-labelledby="demand">
          <h2 id="demand">High demand</h2>
          <p>
            Bookings go into a queue and are decided in the order in which they came, hundreds at a
            time. Each buyer sees a page with the place in the queue, and then the tickets. It is
            for an opening with more bookings in a second than this site takes at once; for every
            other show an immediate answer is better.
          </p>
          <SelectField
            name="queued"
            label="Bookings are decided"
            options={[
              { value: 'no', label: 'at once' },
              { value: 'yes', label: 'through the queue: high demand' },
            ]}
            defaultValue={show.queued ? 'yes' : 'no'}
          />
        </section>
        <section className="staff-panel" aria-labelledby="line">
          <h2 id="line">Waiting room</h2>
          <p>
            Only so many people choose seats at once; the others wait in line and are let in as
            places become free. Whoever is there before booking opens is drawn by lot, whoever comes
            later queues by arrival. About a tenth of the free seats is a good number.
          </p>
          <TextField
            name="admitAtOnce"
            label="How many may choose at once"
            hint="Leave it empty, and nobody waits."
            inputMode="numeric"
            defaultValue={show.admitAtOnce === null ? '' : String(show.admitAtOnce)}
          />
        </section>
      </StaffForm>
    </>
  );
}
