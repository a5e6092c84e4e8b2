import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { DescriptionFields, SaleFields, VenueFields } from '@/components/office/shows/show-fields';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { toShowValues } from '@/lib/office/show-admin/change-show';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { changeShowAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Details' };

/** The form of an existing show. */
export default async function EditPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const [show, venues] = await Promise.all([findShowOr404(params), listVenues()]);
  const values = toShowValues(show, show.venue.timeZone);
  return (
    <>
      <ShowTabs show={show} current="/edit" />
      {show.counts.sold > 0 && (
        <Notice>
          {formatCount(show.counts.sold, 'seat')} sold. The tickets show your changes at once. No
          e-mails are sent.
        </Notice>
      )}
      <StaffForm
        action={changeShowAction}
        initial={idleForm()}
        submit="Save changes"
        className="staff-form staff-form-wide show-form"
      >
        <HiddenField name="show" value={show.id} />
        <HiddenField name="version" value={String(show.version)} />
        <HiddenField name="seen" value={JSON.stringify(values)} />
        <DescriptionFields values={values} />
        <fieldset className="staff-group">
          <legend>Date and time</legend>
          <TextField
            label="Starts"
            name="startsAt"
            type="datetime-local"
            defaultValue={values.startsAt}
            hint="Local time at the venue."
            required
          />
          <SaleFields values={values} isNew={false} />
        </fieldset>
        <fieldset className="staff-group">
          <legend>Venue, currency and limits</legend>
          <VenueFields values={values} venues={venues} />
        </fieldset>
      </StaffForm>
    </>
  );
}
