import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';

/** What of an ID token is looked at. */
type Profile = { sub: string };

/** The OpenID Connect provider of the configuration; null when there is none. */
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
    // Whose account it is, the `signIn` callback finds by the verified address.
    profile: ({ sub }) => ({ id: sub }),
  };
}
