import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { clientOf } from '@/lib/rate-limit';

const QUARTER_HOUR = 15 * 60;
const TRIES_PER_ACCOUNT = 10;

const limiters = () =>
  processWide('sign-in-limiters', () => ({
    address: new RateLimiterMemory({
      points: env().SIGN_INS_PER_QUARTER_HOUR,
      duration: QUARTER_HOUR,
    }),
    account: new RateLimiterMemory({ points: TRIES_PER_ACCOUNT, duration: QUARTER_HOUR }),
  }));

/**
 * Counts one try to sign in, by the client's address and by the account it names, known or not. Returns
 * 0 when it may go on, else after how many seconds to come back.
 */
export async function countSignIn(email: string, headers: Headers): Promise<number> {
  return secondsAfter(async () => {
    await limiters().address.consume(clientOf(headers));
    await limiters().account.consume(keyOf(email));
  });
}

/** Counts one use of a link by the client's address alone; seconds to wait, or 0. */
export async function countLinkUse(headers: Headers): Promise<number> {
  return secondsAfter(() => limiters().address.consume(clientOf(headers)));
}

/** Forgets the tries of an account: its owner has just proven to be there. */
export async function resetSignInAttempts(email: string): Promise<void> {
  await limiters().account.delete(keyOf(email));
}

async function secondsAfter(consume: () => Promise<unknown>): Promise<number> {
  try {
    await consume();
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
  }
}

// What is typed into the field may be a password, and may be long.
const keyOf = (email: string) => createHash('sha256').update(email).digest('hex');
