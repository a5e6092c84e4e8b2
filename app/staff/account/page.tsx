import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { ROLE_LABELS } from '@/lib/office/staff/staff';
import { changeMyNameAction, changePasswordAction, endMySessionsAction } from './actions';

export const metadata = { title: 'Your account' };

/** The account of the signed-in person: name, password, sessions. */
export default async function AccountPage() {
  const me = await requireStaff('accountPage');
  return (
    <>
      <h1>Your account</h1>
      <p>
        {me.email}, {ROLE_LABELS[me.role]}
      </p>
      <div className="staff-columns">
        <section className="staff-panel" aria-labelledby="name-head">
          <h2 id="name-head">Name</h2>
          <StaffForm
            action={changeMyNameAction}
            initial={idleForm({ name: me.name })}
            submit="Save"
          >
            <TextField label="Your name" name="name" autoComplete="name" required />
          </StaffForm>
        </section>
        <section className="staff-panel" aria-labelledby="password-head">
          <h2 id="password-head">Password</h2>
          <StaffForm action={changePasswordAction} initial={idleForm()} submit="Change password">
            <PasswordField label="Current password" name="oldPassword" kind="current-password" />
            <PasswordField label="New password" name="password" kind="new-password" />
            <PasswordField label="Repeat password" name="passwordAgain" kind="new-password" />
          </StaffForm>
          <p>Changing your password signs you out on all devices.</p>
        </section>
        <section className="staff-panel" aria-labelledby="sessions-head">
          <h2 id="sessions-head">Sessions</h2>
          <StaffForm action={endMySessionsAction} initial={idleForm()}>
            <ConfirmButton label="Sign out on all devices…" confirm="Sign out on all devices">
              <p>You will have to sign in again on all devices.</p>
            </ConfirmButton>
          </StaffForm>
        </section>
      </div>
    </>
  );
}

function PasswordField({ label, name, kind }: { label: string; name: string; kind: string }) {
  return <TextField label={label} name={name} type="password" autoComplete={kind} required />;
}
