import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { Table } from '@/components/office/layout/table';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { readTableQuery, type SearchParams } from '@/lib/office/forms/table-query';
import { listStaff, STAFF_SORTS } from '@/lib/office/staff/list-staff';
import { ROLE_LABELS, ROLE_OPTIONS } from '@/lib/office/staff/staff';
import { formatMoment } from '@/lib/time';
import { inviteStaffAction } from './actions';

export const metadata = { title: 'Staff' };

type Props = { searchParams: Promise<SearchParams> };

/** All staff accounts, and the form that invites a person. */
export default async function PeoplePage({ searchParams }: Props) {
  await requireStaff('peoplePage');
  const query = readTableQuery(await searchParams, STAFF_SORTS);
  const people = await listStaff(query);
  return (
    <>
      <h1>Staff</h1>
      <Table
        caption="Staff accounts"
        columns={[
          { label: 'Name', sort: 'name' },
          { label: 'E-mail', sort: 'email' },
          { label: 'Role', sort: 'role' },
          { label: 'Status' },
          { label: 'Last signed in', sort: 'lastSignInAt' },
        ]}
        sorted={query}
        rows={people.map((person) => ({
          key: person.id,
          cells: [
            <a key="name" href={`/staff/people/${person.id}`}>
              {person.name}
            </a>,
            person.email,
            ROLE_LABELS[person.role],
            person.active ? 'Active' : 'Disabled',
            person.lastSignInAt ? formatMoment(person.lastSignInAt) : 'Never',
          ],
        }))}
        empty="No accounts yet."
      />
      <section className="staff-panel" aria-labelledby="invite-head">
        <h2 id="invite-head">Invite a member of staff</h2>
        <StaffForm action={inviteStaffAction} initial={idleForm()} submit="Create account">
          <TextField label="Name" name="name" autoComplete="off" required />
          <TextField label="E-mail" name="email" type="email" autoComplete="off" required />
          <SelectField label="Role" name="role" options={ROLE_OPTIONS} defaultValue="box_office" />
        </StaffForm>
      </section>
    </>
  );
}
