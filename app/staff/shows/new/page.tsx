import { DatesField } from '@/components/office/forms/dates-field';
import { HiddenField } from '@/components/office/forms/hidden-field';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { DescriptionFields, SaleFields, VenueFields } from '@/components/office/shows/show-fields';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { listPlans } from '@/lib/office/plans/list-plans';
import { findNewShowDefaults } from '@/lib/office/show-admin/find-new-show-defaults';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { createShowsAction } from '../actions';

export const metadata = { title: 'New show' };

/** The form of new shows. `?from=` copies the values of a show, `?plan=` chooses a plan. */
export default async function NewShowPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  await requireStaff('newShowsPage');
  const params = await searchParams;
  const [venues, plans] = await Promise.all([listVenues(), listPlans()]);
  const values = await findNewShowDefaults(
    firstValue(params.from) ?? '',
    firstValue(params.plan) ?? '',
  );
  return (
    <>
      <h1>{values.from ? `Duplicate ${values.title}` : 'New show'}</h1>
      <p>Only staff can see a new show until you put it on sale.</p>
      {plans.length === 0 && (
        <Notice kind="attention">
          A show needs a seating plan.{' '}
          <a className="link" href="/staff/plans">
            Import a plan first
          </a>
        </Notice>
      )}
      {venues.length === 0 && (
        <Notice kind="attention">
          A show needs a venue.{' '}
          <a className="link" href="/staff/venues">
            Add a venue first
          </a>
        </Notice>
      )}
      <StaffForm
        action={createShowsAction}
        initial={idleForm()}
        submit="Create draft"
        className="staff-form staff-form-wide show-form"
      >
        <HiddenField name="from" value={values.from ?? ''} />
        <DescriptionFields values={values} />
        <fieldset className="staff-group">
          <legend>Date and time</legend>
          <DatesField
            name="startsAt"
            label="Starts"
            hint="Local time at the venue. Each date becomes a show of its own."
          />
          <SaleFields values={values} isNew />
        </fieldset>
        <fieldset className="staff-group">
          <legend>Venue, currency and limits</legend>
          <SelectField
            label="Seating plan"
            name="plan"
            defaultValue={values.plan}
            options={plans.map(({ hash, name, seats }) => ({
              value: hash,
              label: `${name}, ${formatCount(seats)} seats`,
            }))}
          />
          <VenueFields values={values} venues={venues} />
        </fieldset>
      </StaffForm>
    </>
  );
}
