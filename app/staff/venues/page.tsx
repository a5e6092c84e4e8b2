import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { Table } from '@/components/office/layout/table';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import { createVenueAction } from './actions';

export const metadata = { title: 'Venues' };

/** All venues, and the form that adds one. */
export default async function VenuesPage() {
  await requireStaff('venuesPage');
  const venues = await listVenues();
  return (
    <>
      <h1>Venues</h1>
      <Table
        caption="Venues"
        columns={[{ label: 'Venue' }, { label: 'Address' }, { label: 'Time zone' }]}
        rows={venues.map(({ id, name, address, city, timeZone }) => ({
          key: id,
          cells: [name, `${address}, ${city}`, timeZone],
        }))}
        empty="No venues yet."
      />
      <section className="staff-panel" aria-labelledby="add">
        <h2 id="add">Add a venue</h2>
        <StaffForm action={createVenueAction} initial={idleForm()} submit="Add venue">
          <TextField label="Name" name="name" autoComplete="off" required />
          <TextField label="Street and number" name="address" autoComplete="off" required />
          <TextField label="City" name="city" autoComplete="off" required />
          <TextField
            label="Time zone"
            name="timeZone"
            list="time-zones"
            hint="For example Europe/Lisbon. All times of this venue’s shows use it."
            autoComplete="off"
            required
          />
          <datalist id="time-zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </StaffForm>
      </section>
    </>
  );
}
