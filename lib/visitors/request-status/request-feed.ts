import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { singleFlight } from '@/lib/single-flight';
import type { AcceptedRequest } from '@/lib/visitors/booking-queue/request-token';
import { encodeEvent, encodeTime, type LiveEvent } from '@/lib/visitors/live/encode-events';
import type { Viewer } from '@/lib/visitors/live/viewer';
import { findOutcomes } from './find-outcome';
import { positionIn, readQueue } from './queue-position';
import { settledEvent } from './settled-event';

/** Hints may be lost, so every watched request is looked for this often anyway, in milliseconds. */
const LOOK_EVERY_MS = 2_000;
/** Looks start at least this far apart, however many batches are settled, in milliseconds. */
const LOOK_GAP_MS = 100;
/** A viewer hears something at least every so many looks. */
const LOOKS_PER_HEARTBEAT = 7;
/** Requests looked for in one query. */
const MOST_TOGETHER = 500;
/** After so many failed looks viewers are sent away, to ask by themselves. */
const MOST_FAILURES = 5;

type Watcher = {
  viewer: Viewer;
  accepted: AcceptedRequest;
  /** To be looked for next time. */
  isDue: boolean;
  /** The place it was told last, as sent. */
  told?: string;
  /** It was told the outcome, and need not stay. */
  isSettled: boolean;
};

/** The watched requests for one show in this process: it tells each its place and, in the end, its outcome. */
export class RequestFeed {
  private readonly watchers = new Map<Viewer, Watcher>();
  private readonly timer: NodeJS.Timeout;
  private beats = 0;
  private failures = 0;
  /** Requests accepted until then are said to be settled. */
  private upTo = 0;

  constructor(private readonly showId: string) {
    this.timer = setInterval(() => this.beat(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  get size(): number {
    return this.watchers.size;
  }

  /** Adds a viewer that is to hear of a request, and tells it where that stands. */
  join(viewer: Viewer, accepted: AcceptedRequest): void {
    this.watchers.set(viewer, { viewer, accepted, isDue: true, isSettled: false });
    this.lookQuietly();
  }

  leave(viewer: Viewer): void {
    this.watchers.delete(viewer);
  }

  /** Requests accepted until `upTo` are settled. */
  hear(upTo: number): void {
    this.upTo = Math.max(this.upTo, upTo);
    this.lookQuietly();
  }

  /** Looks for every request, as is due when hints may have been missed. */
  lookAtAll(): void {
    for (const watcher of this.watchers.values()) watcher.isDue = true;
    this.lookQuietly();
  }

  /** Ends every stream. */
  endAll(): void {
    for (const viewer of [...this.watchers.keys()]) viewer.end();
  }

  /** Stops looking. */
  close(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    this.beats += 1;
    for (const { viewer, isSettled } of [...this.watchers.values()]) {
      // What it was told has left by now.
      if (isSettled || viewer.endsAt < performance.now()) viewer.end();
      else if (this.beats % LOOKS_PER_HEARTBEAT === 0) say(viewer, encodeTime());
    }
    this.lookAtAll();
  }

  private readonly look = singleFlight(async () => {
    const due = [...this.watchers.values()].filter(
      ({ isSettled, isDue, accepted }) => !isSettled && (isDue || accepted.acceptedAt <= this.upTo),
    );
    for (const watcher of due) watcher.isDue = false;
    for (let from = 0; from < due.length; from += MOST_TOGETHER) {
      await this.tellOutcomes(due.slice(from, from + MOST_TOGETHER));
    }
    await this.tellPlaces(due);
    this.failures = 0;
  }, LOOK_GAP_MS);

  private async tellOutcomes(watchers: Watcher[]): Promise<void> {
    const requests = watchers.map(({ accepted }) => accepted);
    const outcomes = await findOutcomes(this.showId, requests);
    for (const [index, watcher] of watchers.entries()) {
      const outcome = outcomes[index];
      if (!outcome || outcome.status === 'waiting') continue;
      watcher.isSettled = true;
      say(watcher.viewer, settledEvent(outcome));
    }
  }

  private async tellPlaces(watchers: Watcher[]): Promise<void> {
    if (watchers.every(({ isSettled }) => isSettled)) return;
    const queue = await readQueue(this.showId);
    if (!queue) return;
    for (const watcher of watchers) {
      if (watcher.isSettled) continue;
      const place = positionIn(queue, watcher.accepted.acceptedAt);
      const told = JSON.stringify(place);
      if (!place || told === watcher.told) continue;
      watcher.told = told;
      say(watcher.viewer, encodeEvent('place', place));
    }
  }

  private lookQuietly(): void {
    this.look().catch((cause) => {
      this.failures += 1;
      log.debug({ err: cause, showId: this.showId }, 'watched requests were not looked for');
      if (this.failures < MOST_FAILURES) return;
      this.failures = 0;
      this.endAll();
    });
  }
}

function say(viewer: Viewer, event: LiveEvent): void {
  if (!viewer.send(event)) metrics().liveDropped.inc();
}
