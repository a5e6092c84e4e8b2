import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { authSecret } from '@/lib/auth-secret';
import { env } from '@/lib/env';
import { clientOf } from '@/lib/http/read-request';
import { log } from '@/lib/log';
import { beginSession, checkSignIn } from '@/lib/office/staff/check-sign-in';
import { findByVerifiedEmail } from '@/lib/office/staff/find-by-verified-email';
import { SESSION_TTL_S } from '@/lib/office/staff/find-signed-in-staff';
import { callbackPath } from './callback-path';
import { openIdProvider } from './openid-provider';

const SIGN_IN_PAGE = '/staff/sign-in';

/** What a session keeps: only the id and the time. Roles are read from the database at each request. */
type SignedIn = { id: string; signedInAt?: number };

/** NextAuth's options: sign-in by password, and by an OpenID Connect provider if one is configured. */
export function authOptions(): NextAuthOptions {
  const origin = env().SITE_URL;
  // NextAuth takes its own address only from here; a forwarded host is untrusted input.
  process.env.NEXTAUTH_URL = origin;
  const openId = openIdProvider();
  return {
    secret: authSecret(),
    providers: [passwordProvider(), ...(openId ? [openId] : [])],
    session: { strategy: 'jwt', maxAge: SESSION_TTL_S, updateAge: SESSION_TTL_S },
    pages: { signIn: SIGN_IN_PAGE, signOut: SIGN_IN_PAGE, error: SIGN_IN_PAGE },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.provider !== 'openid') return true;
        const person = await findByVerifiedEmail(profile ?? {});
        const session = person && (await beginSession(person.id));
        if (!session) return `${SIGN_IN_PAGE}?error=NotStaff`;
        Object.assign(user, { id: session.staffId, signedInAt: session.signedInAt });
        return true;
      },
      jwt({ token, user }) {
        const signedIn = user as SignedIn | undefined;
        return signedIn ? { staffId: signedIn.id, signedInAt: signedIn.signedInAt } : token;
      },
      // Pages call `currentStaff`. This is for /api/auth/session, which must not reveal anything.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) =>
        url.startsWith(SIGN_IN_PAGE) || url === origin + SIGN_IN_PAGE
          ? origin + SIGN_IN_PAGE
          : origin + callbackPath(url, origin),
    },
    logger: {
      error: (code, cause) => log.error({ err: cause, code }, 'sign-in failed'),
      warn: () => {},
      debug: () => {},
    },
  };
}

function passwordProvider() {
  return CredentialsProvider({
    id: 'password',
    credentials: { email: {}, password: {} },
    async authorize(typed, { headers }) {
      const { email, password } = typed ?? {};
      if (!email || !password) return null;
      const outcome = await checkSignIn({ email, password }, clientOf(new Headers(headers)));
      if (outcome.ok) {
        const { staffId, signedInAt } = outcome.session;
        return { id: staffId, signedInAt };
      }
      // NextAuth passes the message to the sign-in page as `?error=`.
      if (outcome.reason === 'too_many') throw new Error('TooMany');
      return null;
    },
  });
}
