import { createHash } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { secondsToWait } from '@/lib/rate-limit';

const QUARTER_HOUR_S = 15 * 60;
const ATTEMPTS_PER_ACCOUNT = 10;

const limiters = () =>
  processWide('sign-in-limiters', () => ({
    client: new RateLimiterMemory({
      points: env().SIGN_INS_PER_QUARTER_HOUR,
      duration: QUARTER_HOUR_S,
    }),
    account: new RateLimiterMemory({ points: ATTEMPTS_PER_ACCOUNT, duration: QUARTER_HOUR_S }),
  }));

/**
 * Counts one attempt to sign in, for the client and for the account, whether that account exists or not.
 * Returns 0 if the attempt is allowed, else how many seconds to wait.
 */
export function countSignIn(email: string, client: string): Promise<number> {
  return secondsToWait(async () => {
    await limiters().client.consume(client);
    await limiters().account.consume(accountKey(email));
  });
}

/** Counts one use of a password link, for the client only. Returns seconds to wait, or 0. */
export function countLinkUse(client: string): Promise<number> {
  return secondsToWait(() => limiters().client.consume(client));
}

/** Resets the attempts of an account after its owner has signed in. */
export async function resetSignInAttempts(email: string): Promise<void> {
  await limiters().account.delete(accountKey(email));
}

// Hashed, because people type passwords into the e-mail field, and a long text must not fill the memory.
const accountKey = (email: string) => createHash('sha256').update(email).digest('hex');
