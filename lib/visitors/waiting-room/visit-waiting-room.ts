import { databaseNow } from '@/lib/database-clock';
import type { Cookie } from '@/lib/http/cookie';
import { metrics } from '@/lib/metrics';
import { type SaleMode, saleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, admissionCookie, IDLE_TIMEOUT_MS } from './admission';
import { insideAnswer, outsideAnswer, stillAnswer, waitingAnswer } from './describe-visit';
import { limitNewEntries } from './limit-new-entries';
import { JOIN_BEFORE_MS } from './poll-interval';
import {
  makeEntryCookie,
  newQueueEntry,
  orderOf,
  type QueueEntry,
  readQueueEntry,
  renewQueueEntry,
} from './queue-entry';
import { renewAdmission } from './renew-admission';
import { runQueueScript } from './run-queue-script';
import type { VisitAnswer } from './visit-answer';

export type Visit =
  | { ok: true; answer: VisitAnswer; cookies: Cookie[] }
  | { ok: false; reason: 'unknown_show' }
  /** From its network came so many new places that it has to wait, for so many seconds. */
  | { ok: false; reason: 'network_full'; retryAfter: number };

/** What an edge knows of somebody who visits the waiting room. */
export type Visitor = {
  admission: Admission | null;
  /** The signed value of the cookie that holds the place. */
  entryCookie: string | undefined;
  /** See `clientOf`. */
  client: string;
};

type Here = { showId: string; mode: SaleMode; admitAtOnce: number; now: number };

/**
 * One visit to a show's line: for somebody who holds a place to hear how it stands or to be let in, for
 * somebody inside to stay, and with `join` to take a place for who has none. What the browser is to keep
 * comes back as cookies. Throws when the database does not answer.
 */
export async function visitWaitingRoom(
  showId: string,
  { admission, entryCookie, client }: Visitor,
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
    const renewed = await renewAdmission(showId, admission, now, IDLE_TIMEOUT_MS);
    if (renewed) return told(insideAnswer(renewed, now), [admissionCookie(showId, renewed)]);
  }
  const place = readQueueEntry(showId, entryCookie, now);
  // Whose time is over has had their turn, also if Redis has forgotten it.
  const visit =
    place && place.id !== admission?.entryId
      ? await visitWith(here, place, renewQueueEntry(showId, place, now))
      : undefined;
  if (visit) return visit;
  const joinInMs = Math.max(0, mode.salesStart - JOIN_BEFORE_MS - now);
  if (!join || joinInMs > 0) return told(await outsideAnswer(here, joinInMs, place !== null));

  const retryAfter = await limitNewEntries(showId, client);
  if (retryAfter > 0) return { ok: false, reason: 'network_full', retryAfter };
  const fresh = newQueueEntry(Math.floor(now));
  const joined = await visitWith(here, fresh, [makeEntryCookie(showId, fresh)]);
  if (!joined) throw new Error('A place that was just made is spent');
  return joined;
}

function told(answer: VisitAnswer, cookies: Cookie[] = []): Visit {
  metrics().lineVisits.inc({ answer: answer.status });
  return { ok: true, answer, cookies };
}

/** Stands in line with a place; undefined when it was used before. */
async function visitWith(
  { showId, mode, admitAtOnce, now }: Here,
  place: QueueEntry,
  cookies: Cookie[] = [],
): Promise<Visit | undefined> {
  const isOpen = mode.status === 'on_sale' && now >= mode.salesStart;
  const reply = await runQueueScript({
    wish: 'poll',
    ...{ showId, now, isOpen, admitAtOnce },
    place: place.id,
    order: orderOf(showId, place, mode.salesStart),
    until: now + IDLE_TIMEOUT_MS,
  });
  if (!reply) return told(stillAnswer(), cookies);
  if (reply.is === 'spent' || reply.is === 'claimed') return undefined;
  if (reply.is === 'waiting') {
    return told(await waitingAnswer({ showId, mode, admitAtOnce, now }, reply), cookies);
  }
  const admission: Admission = { entryId: place.id, until: reply.until, since: reply.since };
  return told(insideAnswer(admission, now), [...cookies, admissionCookie(showId, admission)]);
}
