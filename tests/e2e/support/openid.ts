import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { Page } from '@playwright/test';
import Provider from 'oidc-provider';

export const CLIENT = { OIDC_CLIENT_ID: 'rowlock', OIDC_CLIENT_SECRET: 'known-to-both-sides' };

/**
 * Starts a real OpenID Connect provider on localhost. It accepts any e-mail address, which is verified unless it
 * begins with `unverified.`.
 */
export async function startProvider(port: number, siteUrl: string): Promise<Server> {
  const provider = new Provider(`http://localhost:${port}`, {
    clients: [
      {
        client_id: CLIENT.OIDC_CLIENT_ID,
        client_secret: CLIENT.OIDC_CLIENT_SECRET,
        redirect_uris: [`${siteUrl}/api/auth/callback/openid`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Puts the claims into the ID token, as most providers do.
    conformIdTokenClaims: false,
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: id, email_verified: !id.startsWith('unverified.') }),
    }),
  });
  const server = createServer(provider.callback()).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** Signs in on the provider's pages; the browser must be on its first one. */
export async function signInThere(page: Page, address: string): Promise<void> {
  await page.locator('input[name="login"]').fill(address);
  await page.locator('input[name="password"]').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}
