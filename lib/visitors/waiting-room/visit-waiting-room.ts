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
  /** Too many new entries came from the visitor's network; `retryAfter` is in seconds. */
  | { ok: false; reason: 'network_full'; retryAfter: number };

/** What a request says about a visitor of the waiting room. */
export type Visitor = {
  admission: Admission | null;
  /** The signed value of the cookie that holds the queue entry. */
  entryCookie: string | undefined;
  /** See `clientOf`. */
  client: string;
};

type Context = { showId: string; mode: SaleMode; admitAtOnce: number; now: number };

/**
 * Handles one visit to a show's waiting room: renews an admission, reports the position of an entry or admits it,
 * and with `join` makes an entry for a visitor without one. The caller sets the cookies. Throws when the database
 * does not answer.
 */
export async function visitWaitingRoom(
  showId: string,
  { admission, entryCookie, client }: Visitor,
  { join }: { join: boolean },
): Promise<Visit> {
  const mode = await saleMode(showId);
  if (!mode || mode.status === 'draft') return { ok: false, reason: 'unknown_show' };
  const { admitAtOnce } = mode;
  if (admitAtOnce === null) return answerWith({ status: 'off' });
  const now = await databaseNow();
  if (mode.status === 'cancelled') return answerWith({ status: 'over', reason: 'cancelled' });
  if (now >= mode.salesEnd) return answerWith({ status: 'over', reason: 'ended' });

  const context = { showId, mode, admitAtOnce, now };
  if (admission && now < admission.until) {
    const renewed = await renewAdmission(showId, admission, now, IDLE_TIMEOUT_MS);
    if (renewed) return answerWith(insideAnswer(renewed, now), [admissionCookie(showId, renewed)]);
  }
  const entry = readQueueEntry(showId, entryCookie, now);
  // An entry whose admission has ended is used, even if Redis has lost that.
  const visit =
    entry && entry.id !== admission?.entryId
      ? await visitWithEntry(context, entry, renewQueueEntry(showId, entry, now))
      : undefined;
  if (visit) return visit;
  const joinInMs = Math.max(0, mode.salesStart - JOIN_BEFORE_MS - now);
  if (!join || joinInMs > 0)
    return answerWith(await outsideAnswer(context, joinInMs, entry !== null));

  const retryAfter = await limitNewEntries(showId, client);
  if (retryAfter > 0) return { ok: false, reason: 'network_full', retryAfter };
  const newEntry = newQueueEntry(Math.floor(now));
  const joined = await visitWithEntry(context, newEntry, [makeEntryCookie(showId, newEntry)]);
  if (!joined) throw new Error('A new queue entry is already used');
  return joined;
}

function answerWith(answer: VisitAnswer, cookies: Cookie[] = []): Visit {
  metrics().lineVisits.inc({ answer: answer.status });
  return { ok: true, answer, cookies };
}

/** Visits the queue with an entry; undefined when the entry is used. */
async function visitWithEntry(
  { showId, mode, admitAtOnce, now }: Context,
  entry: QueueEntry,
  cookies: Cookie[] = [],
): Promise<Visit | undefined> {
  const reply = await runQueueScript({
    command: 'visit',
    ...{ showId, entryId: entry.id, now, admitAtOnce },
    order: orderOf(showId, entry, mode.salesStart),
    isOpen: mode.status === 'on_sale' && now >= mode.salesStart,
    admittedUntil: now + IDLE_TIMEOUT_MS,
  });
  if (!reply) return answerWith(stillAnswer(), cookies);
  if (reply.status === 'used' || reply.status === 'claimed') return undefined;
  if (reply.status === 'waiting') {
    return answerWith(await waitingAnswer({ showId, mode, admitAtOnce, now }, reply), cookies);
  }
  const { admittedUntil: until, since } = reply;
  const admission: Admission = { entryId: entry.id, until, since };
  return answerWith(insideAnswer(admission, now), [...cookies, admissionCookie(showId, admission)]);
}
