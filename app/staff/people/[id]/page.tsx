import { notFound } from 'next/navigation';
import { z } from 'zod';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { SelectField } from '@/components/office/forms/select-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { findStaff, type StaffAccount } from '@/lib/office/staff/list-staff';
import { ROLE_OPTIONS } from '@/lib/office/staff/staff';
import { changeRoleAction, createResetLinkAction, setActiveAction } from '../actions';

export const metadata = { title: 'Staff account' };

type Props = { params: Promise<{ id: string }> };

/** One account: its role, its password link, and whether it is enabled. */
export default async function PersonPage({ params }: Props) {
  await requireStaff('peoplePage');
  const id = z.uuid().safeParse((await params).id);
  const person = id.success ? await findStaff(id.data) : null;
  if (!person) notFound();
  return (
    <>
      <h1>{person.name}</h1>
      <p>
        {person.email}
        {person.active ? '' : ', disabled'}
      </p>
      <div className="staff-columns">
        <section className="staff-panel" aria-labelledby="role-head">
          <h2 id="role-head">Role</h2>
          <StaffForm
            action={changeRoleAction}
            initial={idleForm({ role: person.role })}
            submit="Change role"
          >
            <Id person={person} />
            <SelectField label="Role" name="role" options={ROLE_OPTIONS} />
          </StaffForm>
        </section>
        <section className="staff-panel" aria-labelledby="link-head">
          <h2 id="link-head">Password</h2>
          <StaffForm
            action={createResetLinkAction}
            initial={idleForm()}
            submit="Create password link"
          >
            <Id person={person} />
          </StaffForm>
        </section>
        <section className="staff-panel" aria-labelledby="active-head">
          <h2 id="active-head">Access</h2>
          <Active person={person} />
        </section>
      </div>
      <p>
        <a className="link" href={`/staff/audit?subject=staff:${person.id}`}>
          Changes to this account
        </a>
      </p>
    </>
  );
}

function Active({ person }: { person: StaffAccount }) {
  return (
    <StaffForm action={setActiveAction} initial={idleForm()}>
      <Id person={person} />
      <input type="hidden" name="active" value={person.active ? 'no' : 'yes'} />
      {person.active ? (
        <ConfirmButton label="Disable account…" confirm="Disable account">
          <p>
            {person.name} is signed out at once, and cannot sign in until you enable the account
            again.
          </p>
        </ConfirmButton>
      ) : (
        <p className="staff-actions">
          <button type="submit" className="button">
            Enable account
          </button>
        </p>
      )}
    </StaffForm>
  );
}

function Id({ person }: { person: StaffAccount }) {
  return <input type="hidden" name="id" value={person.id} />;
}
