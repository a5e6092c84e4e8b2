import { createHmac } from 'node:crypto';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { authSecret } from '@/lib/auth-secret';
import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';
import { secondsToWait } from '@/lib/rate-limit';
import { withRedis } from '@/lib/redis';
import { networkOf, siteOf } from './network';

const WINDOW_S = 600;

/** A /48 holds 65,536 networks: so many times one network's places are for all of them together. */
const NETWORKS_PER_SITE = 10;

const limiters = () =>
  processWide('places', () => {
    const points = env().PLACES_PER_NETWORK;
    const duration = WINDOW_S;
    return {
      network: new RateLimiterMemory({ points, duration }),
      site: new RateLimiterMemory({ points: points * NETWORKS_PER_SITE, duration }),
    };
  });

// Who is refused for their network does not use up what is left of its site.
const COUNT = `
for i, key in ipairs(KEYS) do
  local count = redis.call('INCR', key)
  if count == 1 then redis.call('EXPIRE', key, ARGV[1]) end
  if count > tonumber(ARGV[i + 1]) then return math.max(1, redis.call('TTL', key)) end
end
return 0
`;

/**
 * Counts a new place of a show against the limit of the client's network, and of its /48 where it has one,
 * which all processes share; each counts for itself while Redis is away. Returns 0 when there may be one,
 * else after how many seconds to come back.
 */
export async function limitNewEntries(showId: string, client: string): Promise<number> {
  const site = siteOf(client);
  const most = env().PLACES_PER_NETWORK;
  const names = [networkOf(client), ...(site ? [`site ${site}`] : [])].map(
    (name) => `${showId}\n${name}`,
  );
  const left = await withRedis((redis) =>
    redis.eval<number[], number>(
      COUNT,
      names.map((name) => keyOf(showId, name)),
      [WINDOW_S, most, most * NETWORKS_PER_SITE],
    ),
  );
  return left === undefined ? countHere(names) : Number(left);
}

/** An address is nothing for Redis to keep. */
function keyOf(showId: string, name: string): string {
  const hash = createHmac('sha256', authSecret()).update(`network\n${name}`).digest('base64url');
  return `line:{${showId}}:from:${hash.slice(0, 16)}`;
}

function countHere([network = '', site]: string[]): Promise<number> {
  return secondsToWait(async () => {
    await limiters().network.consume(network);
    if (site) await limiters().site.consume(site);
  });
}
