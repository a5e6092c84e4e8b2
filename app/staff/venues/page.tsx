import { StaffForm } from '@/components/staff/staff-form';
import { Table } from '@/components/staff/table';
import { TextField } from '@/components/staff/text-field';
import { requireStaff } from '@/lib/auth/require-staff';
import { listVenues } from '@/lib/shows/list-venues';
import { idleForm } from '@/lib/staff/form-state';
import { createVenue } from './actions';

export const metadata = { title: 'Venues' };

/** The houses that shows are in, and the form that adds one. */
export default async function VenuesPage() {
  await requireStaff('venuesPage');
  const venues = await listVenues();
  return (
    <>
      <h1>Venues</h1>
      <Table
        caption="Venues"
        columns={[{ label: 'Venue' }, { label: 'Address' }, { label: 'Clock' }]}
        rows={venues.map(({ id, name, address, city, timeZone }) => ({
          key: id,
          cells: [name, `${address}, ${city}`, timeZone],
        }))}
        empty="There is no venue yet."
      />
      <section className="staff-panel" aria-labelledby="add">
        <h2 id="add">Add a venue</h2>
        <StaffForm action={createVenue} initial={idleForm()} submit="Add it">
          <TextField label="Name" name="name" autoComplete="off" required />
          <TextField label="Street and number" name="address" autoComplete="off" required />
          <TextField label="City" name="city" autoComplete="off" required />
          <TextField
            label="Time zone"
            name="timeZone"
            list="time-zones"
            hint="Such as Europe/Lisbon; its clock is the one of every time on the pages."
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
