import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { RequestStatus } from '@/components/visitors/request-status/request-status';
import { ShowHead } from '@/components/visitors/shows/show-head';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import {
  type AcceptedRequest,
  parseRequestToken,
} from '@/lib/visitors/booking-queue/request-token';
import { cachedShowDetails } from '@/lib/visitors/cache/show-answers';
import {
  readRequestStatus,
  waitingStatus,
} from '@/lib/visitors/request-status/read-request-status';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import type { Show } from '@/lib/visitors/shows/show';

export const dynamic = 'force-dynamic';

// The link leads to the booking, so no other site may learn it.
export const metadata: Metadata = {
  title: 'Your request',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** Without scripts the page is loaded again after so many seconds; in fewer nobody can read it. */
const RELOAD_S = { least: 10, most: 30 };

/** A request that was accepted into the queue of a show: its place, then its tickets or why there are none. */
export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const accepted = parseRequestToken(id);
  if (!accepted) notFound();
  const [answer, show] = await Promise.all([lookUp(accepted), findShow(accepted.showId)]);
  if (answer.status === 'booked') redirect(`/bookings/${answer.token}`);
  return (
    <div className="page">
      {show ? (
        <ShowHead show={show} />
      ) : (
        <div className="opening">
          <h1>Your request</h1>
        </div>
      )}
      {answer.status === 'waiting' && <Reload id={id} seconds={answer.seconds} />}
      <RequestStatus
        id={id}
        show={{ id: accepted.showId, slug: show?.slug ?? accepted.showId }}
        initial={answer}
        seats={await nameOf(show, accepted)}
        lifetimeMinutes={Math.ceil(env().REQUEST_LIFETIME_S / 60)}
      />
    </div>
  );
}

/** A request whose outcome cannot be read just now waits: nothing is said that is not known. */
async function lookUp(accepted: AcceptedRequest) {
  try {
    return await readRequestStatus(accepted);
  } catch (cause) {
    log.error({ err: cause, showId: accepted.showId }, 'the outcome of a request was not read');
    return waitingStatus(accepted);
  }
}

async function findShow(showId: string) {
  return cachedShowDetails(showId).catch(() => null);
}

/** The seats that were asked for as people say them; nothing when the hall is not to be had. */
async function nameOf(show: Show | null, { seats }: AcceptedRequest): Promise<string> {
  const stored = show && (await findLayout(show.plan).catch(() => null));
  return stored ? nameSeats(stored.layout, seats) : '';
}

function Reload({ id, seconds }: { id: string; seconds: number | null }) {
  const wait = Math.min(RELOAD_S.most, Math.max(RELOAD_S.least, Math.ceil((seconds ?? 10) / 2)));
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(wait)} />
      <p>
        This page loads again every {wait} seconds.{' '}
        <a className="link" href={`/bookings/requests/${id}`}>
          Look now
        </a>
      </p>
    </noscript>
  );
}
