import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';

/** The claims of an ID token that we use. */
type Profile = { sub: string };

/** The configured OpenID Connect provider; null if there is none. */
export function openIdProvider(): OAuthConfig<Profile> | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_NAME: name } = env();
  const clientSecret = env().OIDC_CLIENT_SECRET;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    id: 'openid',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    // The `signIn` callback finds the account by the verified e-mail address.
    profile: ({ sub }) => ({ id: sub }),
  };
}
