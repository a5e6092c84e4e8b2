import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { encodeEvent, type LiveEvent } from '@/lib/visitors/live/encode-events';
import { Feed } from '@/lib/visitors/live/feed';
import { FeedHub } from '@/lib/visitors/live/feed-hub';
import type { Viewer } from '@/lib/visitors/live/viewer';
import { findOutcomes, type RequestOutcome } from './find-outcome';
import { positionIn, readQueue } from './queue-position';
import { SETTLED_CHANNEL } from './report-progress';

/** At most ten updates a second, however many batches are settled; a heartbeat every 14 s. */
const TIMING = { intervalMs: 2_000, gapMs: 100, intervalsPerHeartbeat: 7 };
/** Outcomes read in one query. */
const MAX_REQUESTS = 500;

type Watcher = {
  viewer: Viewer;
  accepted: AcceptedRequest;
  /** The next update reads its outcome. */
  isDue: boolean;
  /** The position that was sent last, as JSON. */
  sentPosition?: string;
  /** Its outcome was sent. */
  isSettled: boolean;
};

/** The queued requests of one show that are watched: each viewer gets its position, and in the end the outcome. */
class RequestFeed extends Feed {
  private readonly watchers = new WeakMap<Viewer, Watcher>();
  /** Hints say that requests accepted until this moment are settled; milliseconds since 1970. */
  private upTo = 0;

  constructor(showId: string) {
    super(showId, TIMING);
  }

  /** Adds a viewer of a request, and sends it the request's status. */
  join(viewer: Viewer, accepted: AcceptedRequest): void {
    this.watchers.set(viewer, { viewer, accepted, isDue: true, isSettled: false });
    this.updateInBackground();
  }

  onHint(upTo: number): void {
    this.upTo = Math.max(this.upTo, upTo);
    this.updateInBackground();
  }

  protected updateAll(): void {
    for (const watcher of this.openWatchers()) watcher.isDue = true;
    this.updateInBackground();
  }

  protected async sendNews(): Promise<void> {
    const due = this.openWatchers().filter(
      ({ isDue, accepted }) => isDue || accepted.acceptedAt <= this.upTo,
    );
    for (const watcher of due) watcher.isDue = false;
    for (let from = 0; from < due.length; from += MAX_REQUESTS) {
      await this.sendOutcomes(due.slice(from, from + MAX_REQUESTS));
    }
    await this.sendPositions(due.filter(({ isSettled }) => !isSettled));
  }

  private openWatchers(): Watcher[] {
    return [...this.viewers].flatMap((viewer) => {
      const watcher = this.watchers.get(viewer);
      return watcher && !watcher.isSettled ? [watcher] : [];
    });
  }

  private async sendOutcomes(watchers: Watcher[]): Promise<void> {
    const requests = watchers.map(({ accepted }) => accepted);
    const outcomes = await findOutcomes(this.showId, requests);
    for (const [index, watcher] of watchers.entries()) {
      const outcome = outcomes[index];
      if (!outcome || outcome.status === 'waiting') continue;
      watcher.isSettled = true;
      this.send(watcher.viewer, settledEvent(outcome));
      // The stream ends at the next interval, when this event has been sent.
      watcher.viewer.endsAt = performance.now();
    }
  }

  private async sendPositions(watchers: Watcher[]): Promise<void> {
    if (watchers.length === 0) return;
    const queue = await readQueue(this.showId);
    if (!queue) return;
    for (const watcher of watchers) {
      const position = positionIn(queue, watcher.accepted.acceptedAt);
      const json = JSON.stringify(position);
      if (!position || json === watcher.sentPosition) continue;
      watcher.sentPosition = json;
      this.send(watcher.viewer, encodeEvent('place', position));
    }
  }
}

/** The event `settled`: the status, and the booking's address. A browser asks for the reason of a refusal itself. */
function settledEvent(outcome: RequestOutcome): LiveEvent {
  const { status } = outcome;
  return encodeEvent(
    'settled',
    status === 'booked' ? { status, href: `/bookings/${outcome.token}` } : { status },
  );
}

/** All streams of queued requests in this process. */
export const requestStreams = processWide(
  'request-streams',
  () =>
    new FeedHub({
      channel: SETTLED_CHANNEL,
      makeFeed: (showId) => new RequestFeed(showId),
      onStreamCount: (change) => metrics().requestViewers.inc(change),
    }),
);
