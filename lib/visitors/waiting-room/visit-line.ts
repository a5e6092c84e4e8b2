import { databaseNow } from '@/lib/database-clock';
import type { Cookie } from '@/lib/http/cookie';
import { metrics } from '@/lib/metrics';
import { type SaleMode, saleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, admissionCookie, IDLE_MS } from './admission';
import { countPlace } from './count-place';
import { inside, outside, still, waiting } from './describe-visit';
import type { LineAnswer } from './line-answer';
import { JOIN_BEFORE_MS } from './pace';
import { makePlaceCookie, newPlace, orderOf, type Place, readPlace, renewPlace } from './place';
import { renewAdmission } from './renew-admission';
import { runQueueScript } from './run-queue-script';

export type Visit =
  | { ok: true; answer: LineAnswer; cookies: Cookie[] }
  | { ok: false; reason: 'unknown_show' }
  /** From its network came so many new places that it has to wait, for so many seconds. */
  | { ok: false; reason: 'network_full'; retryAfter: number };

/** What an edge knows of somebody who visits the waiting room. */
export type Visitor = {
  admission: Admission | null;
  /** The signed value of the cookie that holds the place. */
  placeCookie: string | undefined;
  /** See `clientOf`. */
  client: string;
};

type Here = { showId: string; mode: SaleMode; admitAtOnce: number; now: number };

/**
 * One visit to a show's line: for somebody who holds a place to hear how it stands or to be let in, for
 * somebody inside to stay, and with `join` to take a place for who has none. What the browser is to keep
 * comes back as cookies. Throws when the database does not answer.
 */
export async function visitLine(
  showId: string,
  { admission, placeCookie, client }: Visitor,
  { join }: { join: boolean },
): Promise<Visit> {
  const mode = await saleMode(showId);
  if (!mode || mode.status === 'draft') return { ok: false, reason: 'unknown_show' };
  const { admitAtOnce } = mode;
  if (admitAtOnce === null) return told({ status: 'off' });
  const now = await databaseNow();
  if (mode.status === 'cancelled') return told({ status: 'over', reason: 'cancelled' });
  if (now >= mode.salesEnd) return told({ status: 'over', reason: 'ended' });

  const here = { showId, mode, admitAtOnce, now };
  if (admission && now < admission.until) {
    const renewed = await renewAdmission(showId, admission, now, IDLE_MS);
    if (renewed) return told(inside(renewed, now), [admissionCookie(showId, renewed)]);
  }
  const place = readPlace(showId, placeCookie, now);
  // Whose time is over has had their turn, also if Redis has forgotten it.
  const visit =
    place && place.id !== admission?.place
      ? await visitWith(here, place, renewPlace(showId, place, now))
      : undefined;
  if (visit) return visit;
  const joinInMs = Math.max(0, mode.salesStart - JOIN_BEFORE_MS - now);
  if (!join || joinInMs > 0) return told(await outside(here, joinInMs, place !== null));

  const retryAfter = await countPlace(showId, client);
  if (retryAfter > 0) return { ok: false, reason: 'network_full', retryAfter };
  const fresh = newPlace(Math.floor(now));
  const joined = await visitWith(here, fresh, [makePlaceCookie(showId, fresh)]);
  if (!joined) throw new Error('A place that was just made is spent');
  return joined;
}

function told(answer: LineAnswer, cookies: Cookie[] = []): Visit {
  metrics().lineVisits.inc({ answer: answer.status });
  return { ok: true, answer, cookies };
}

/** Stands in line with a place; undefined when it was used before. */
async function visitWith(
  { showId, mode, admitAtOnce, now }: Here,
  place: Place,
  cookies: Cookie[] = [],
): Promise<Visit | undefined> {
  const isOpen = mode.status === 'on_sale' && now >= mode.salesStart;
  const reply = await runQueueScript({
    wish: 'poll',
    ...{ showId, now, isOpen, admitAtOnce },
    place: place.id,
    order: orderOf(showId, place, mode.salesStart),
    until: now + IDLE_MS,
  });
  if (!reply) return told(still(), cookies);
  if (reply.is === 'spent' || reply.is === 'claimed') return undefined;
  if (reply.is === 'waiting') {
    return told(await waiting({ showId, mode, admitAtOnce, now }, reply), cookies);
  }
  const admission: Admission = { place: place.id, until: reply.until, since: reply.since };
  return told(inside(admission, now), [...cookies, admissionCookie(showId, admission)]);
}
