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

// The address leads to the booking, so no other site may see it.
export const metadata: Metadata = {
  title: 'Your request',
  robots: { index: false },
  referrer: 'no-referrer',
};

/** How often the page reloads without scripts; the minimum leaves time to read it. */
const RELOAD_S = { min: 10, max: 30 };

/** A queued request: its queue position, then its tickets or the reason for a refusal. */
export default async function RequestPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const accepted = parseRequestToken(id);
  if (!accepted) notFound();
  const [status, show] = await Promise.all([readStatus(accepted), findShow(accepted.showId)]);
  if (status.status === 'booked') redirect(`/bookings/${status.token}`);
  return (
    <div className="page">
      {show ? (
        <ShowHead show={show} />
      ) : (
        <div className="opening">
          <h1>Your request</h1>
        </div>
      )}
      {status.status === 'waiting' && <Reload id={id} seconds={status.seconds} />}
      <RequestStatus
        id={id}
        show={{ id: accepted.showId, slug: show?.slug ?? accepted.showId }}
        initial={status}
        seats={await namesOfSeats(show, accepted)}
        lifetimeMinutes={Math.ceil(env().REQUEST_LIFETIME_S / 60)}
      />
    </div>
  );
}

/** The request's status; waiting with an unknown position if it cannot be read. */
async function readStatus(accepted: AcceptedRequest) {
  try {
    return await readRequestStatus(accepted);
  } catch (cause) {
    log.error({ err: cause, showId: accepted.showId }, 'the status of a request could not be read');
    return waitingStatus(accepted);
  }
}

async function findShow(showId: string) {
  return cachedShowDetails(showId).catch(() => null);
}

/** The requested seats in words; empty if the layout cannot be read. */
async function namesOfSeats(show: Show | null, { seats }: AcceptedRequest): Promise<string> {
  const stored = show && (await findLayout(show.plan).catch(() => null));
  return stored ? nameSeats(stored.layout, seats) : '';
}

function Reload({ id, seconds }: { id: string; seconds: number | null }) {
  const wait = Math.min(RELOAD_S.max, Math.max(RELOAD_S.min, Math.ceil((seconds ?? 10) / 2)));
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(wait)} />
      <p>
        This page reloads every {wait} seconds.{' '}
        <a className="link" href={`/bookings/requests/${id}`}>
          Reload now
        </a>
      </p>
    </noscript>
  );
}
