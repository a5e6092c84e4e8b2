import { createHmac } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { authSecret } from '@/lib/auth-secret';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { secondsToWait } from '@/lib/rate-limit';
import { withRedis } from '@/lib/redis';
import { networkOf, siteOf } from './network';

const WINDOW_S = 600;

/** A /48 holds 65,536 networks; all of them together may make this many times the entries of one. */
const NETWORKS_PER_SITE = 10;

const limiters = () =>
  processWide('new-entries', () => {
    const points = env().PLACES_PER_NETWORK;
    const duration = WINDOW_S;
    return {
      network: new RateLimiterMemory({ points, duration }),
      site: new RateLimiterMemory({ points: points * NETWORKS_PER_SITE, duration }),
    };
  });

// Counts the network first: an entry refused there does not count against the /48.
const COUNT_SCRIPT = `
for i, key in ipairs(KEYS) do
  local count = redis.call('INCR', key)
  if count == 1 then redis.call('EXPIRE', key, ARGV[1]) end
  if count > tonumber(ARGV[i + 1]) then return math.max(1, redis.call('TTL', key)) end
end
return 0
`;

/**
 * Counts a new queue entry against the limits of the client's network and, with IPv6, of its /48. All servers
 * share the counts; while Redis is down each server counts for itself. Returns 0 when the entry may be made,
 * otherwise the seconds to wait.
 */
export async function limitNewEntries(showId: string, client: string): Promise<number> {
  const site = siteOf(client);
  const limit = env().PLACES_PER_NETWORK;
  const names = [networkOf(client), ...(site ? [`site ${site}`] : [])].map(
    (name) => `${showId}\n${name}`,
  );
  const secondsLeft = await withRedis((redis) =>
    redis.eval<number[], number>(
      COUNT_SCRIPT,
      names.map((name) => keyOf(showId, name)),
      [WINDOW_S, limit, limit * NETWORKS_PER_SITE],
    ),
  );
  return secondsLeft === undefined ? countInProcess(names) : Number(secondsLeft);
}

/** Redis gets a keyed hash instead of the client's address. */
function keyOf(showId: string, name: string): string {
  const hash = createHmac('sha256', authSecret()).update(`network\n${name}`).digest('base64url');
  return `line:{${showId}}:from:${hash.slice(0, 16)}`;
}

function countInProcess([network = '', site]: string[]): Promise<number> {
  return secondsToWait(async () => {
    await limiters().network.consume(network);
    if (site) await limiters().site.consume(site);
  });
}
