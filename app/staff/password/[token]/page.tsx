import { StaffForm } from '@/components/office/forms/staff-form';
import { TextField } from '@/components/office/forms/text-field';
import { idleForm } from '@/lib/office/forms/form-state';
import { findLinkOwner } from '@/lib/office/staff/password-links';
import { setPasswordByLinkAction } from './actions';

export const metadata = { title: 'Set your password' };

type Props = { params: Promise<{ token: string }> };

/** The page of a one-time link. Opening it does not use the link up, because mail programs open links too. */
export default async function PasswordPage({ params }: Props) {
  const { token } = await params;
  const owner = await findLinkOwner(token);
  if (!owner) {
    return (
      <>
        <h1>This link no longer works</h1>
        <p>Please ask an owner for a new link. This one has been used or has expired.</p>
        <p>
          <a className="link" href="/staff/sign-in">
            Go to sign-in
          </a>
        </p>
      </>
    );
  }
  return (
    <>
      <h1>Set your password, {owner.name}</h1>
      <StaffForm action={setPasswordByLinkAction} initial={idleForm()} submit="Set password">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="username" autoComplete="username" value={owner.email} readOnly />
        <TextField
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          hint="At least 12 characters. A few words work well."
          required
        />
        <TextField
          label="Repeat password"
          name="passwordAgain"
          type="password"
          autoComplete="new-password"
          required
        />
      </StaffForm>
    </>
  );
}
