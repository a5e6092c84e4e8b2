import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { env } from '@/lib/env';
import { callbackPath } from '@/lib/office/auth/callback-path';
import { csrfCookieName, readCsrfToken } from '@/lib/office/auth/csrf';
import { currentStaff } from '@/lib/office/auth/current-staff';
import { openIdProvider } from '@/lib/office/auth/openid-provider';
import { callbackCookieName } from '@/lib/office/auth/session';
import { signInMessage } from '@/lib/office/auth/sign-in-messages';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';

export const metadata = { title: 'Sign in' };

type Props = { searchParams: Promise<SearchParams> };

/** The sign-in page of staff: plain forms for a password and for the OpenID Connect provider. */
export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error, done } = await searchParams;
  const jar = await cookies();
  // After an error the callback address is only in NextAuth's cookie.
  const asked =
    firstValue(callbackUrl) ?? (error ? jar.get(callbackCookieName())?.value : undefined);
  const path = callbackPath(asked, env().SITE_URL);
  if (await currentStaff()) redirect(path);
  const csrfToken = readCsrfToken(jar.get(csrfCookieName())?.value) ?? '';
  const message = signInMessage(firstValue(error));
  const provider = openIdProvider();
  return (
    <>
      <h1>Staff sign-in</h1>
      {message && <Notice kind="attention">{message}</Notice>}
      {firstValue(done) === 'password' && (
        <Notice kind="done">Password set. Please sign in.</Notice>
      )}
      <form className="staff-form" method="post" action="/api/auth/callback/password">
        <Hidden csrfToken={csrfToken} path={path} />
        <Field
          label="E-mail"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
        />
        <Field
          label="Password"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <p className="staff-actions">
          <button type="submit" className="button">
            Sign in
          </button>
        </p>
      </form>
      {provider && (
        <form className="staff-form" method="post" action={`/api/auth/signin/${provider.id}`}>
          <Hidden csrfToken={csrfToken} path={path} />
          <p className="staff-actions">
            <button type="submit" className="button button-quiet">
              Sign in with {provider.name}
            </button>
          </p>
        </form>
      )}
      <p>Forgotten your password? Ask an owner for a link that sets a new one.</p>
    </>
  );
}

function Hidden({ csrfToken, path }: { csrfToken: string; path: string }) {
  return (
    <>
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={path} />
    </>
  );
}
