import { createHmac } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { authSecret } from '@/lib/auth/secret';
import { withRedis } from '@/lib/cache/redis';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { clientOf } from '@/lib/rate-limit';
import { networkOf } from './network';

const WINDOW_S = 600;

const limiter = () =>
  processWide(
    'places',
    () => new RateLimiterMemory({ points: env().PLACES_PER_NETWORK, duration: WINDOW_S }),
  );

const COUNT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return { count, redis.call('TTL', KEYS[1]) }
`;

/**
 * Counts a new place of a show against the limit of the client's network, which all processes share; each
 * counts for itself while Redis is away. Returns 0 when there may be one, else after how many seconds to
 * come back.
 */
export async function countPlace(showId: string, headers: Headers): Promise<number> {
  const network = `${showId}\n${networkOf(clientOf(headers))}`;
  // An address is nothing for Redis to keep.
  const name = createHmac('sha256', authSecret()).update(`network\n${network}`).digest('base64url');
  const key = `line:{${showId}}:from:${name.slice(0, 16)}`;
  const counted = await withRedis((redis) =>
    redis.eval<number[], number[]>(COUNT, [key], [WINDOW_S]),
  );
  if (!counted) return countHere(network);
  const [count = 0, left = 1] = counted.map(Number);
  return count <= env().PLACES_PER_NETWORK ? 0 : Math.max(1, left);
}

async function countHere(network: string): Promise<number> {
  try {
    await limiter().consume(network);
    return 0;
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
  }
}
