import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { SEATS_CHANGED_CHANNEL } from '@/lib/visitors/cache/invalidate-show';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { deltaOf, eventIdOf } from './delta';
import { encodeDelta, encodeStates, encodeTime, type LiveEvent } from './encode-events';
import { Feed } from './feed';
import { FeedHub } from './feed-hub';
import type { Viewer } from './viewer';

const TIMING = { intervalMs: 1_000, gapMs: 0, intervalsPerHeartbeat: 15 };
/** Deltas kept for viewers that reconnect. */
const MAX_RECENT_DELTAS = 200;

/** The seats of one show: its newest states, and the deltas that lead to them. */
class ShowFeed extends Feed {
  private states: SeatStates | null = null;
  /** The newest states as an event, encoded when the first viewer needs it. */
  private snapshot: LiveEvent | undefined;
  private recentDeltas: { from: string; event: LiveEvent }[] = [];
  /** When the oldest change that is not sent yet was announced, in milliseconds since 1970. */
  private hintedAt: number | undefined;

  constructor(showId: string) {
    super(showId, TIMING);
  }

  /** Whether the show exists; known after the first update. */
  get isKnown(): boolean {
    return this.states !== null;
  }

  /** Sends a viewer what it missed since the event with this id, or a snapshot if that is not known. */
  join(viewer: Viewer, lastEventId: string | null): void {
    if (!this.states) throw new Error('A feed can be joined only after its first update');
    const missed = this.missedSince(lastEventId);
    this.snapshot ??= encodeStates(this.states);
    for (const event of [...(missed ?? [this.snapshot]), encodeTime()]) viewer.send(event);
  }

  onHint(at: number): void {
    this.hintedAt ??= at;
    this.updateInBackground();
  }

  override onSubscribed(): void {
    this.onHint(Date.now());
  }

  protected updateAll(): void {
    this.updateInBackground();
  }

  protected async sendNews(): Promise<void> {
    const hintedBefore = this.hintedAt;
    this.replaceStates(await readSeatStates(this.showId));
    if (this.hintedAt === hintedBefore) this.hintedAt = undefined;
  }

  private replaceStates(states: SeatStates | null): void {
    const before = this.states;
    this.states = states;
    if (!states) this.endAll();
    if (!states || before?.version === states.version) return;
    this.snapshot = undefined;
    if (!before) return;
    this.sendToAll(this.eventBetween(before, states));
    if (this.hintedAt === undefined) return;
    metrics().propagationSeconds.observe((Date.now() - this.hintedAt) / 1_000);
    this.hintedAt = undefined;
  }

  /** A delta, or a snapshot where no delta leads from one to the other. */
  private eventBetween(before: SeatStates, states: SeatStates): LiveEvent {
    const delta = deltaOf(before, states);
    if (delta === null) {
      this.recentDeltas = [];
      metrics().liveEvents.inc({ kind: 'whole' }, this.viewers.size);
      this.snapshot = encodeStates(states);
      return this.snapshot;
    }
    metrics().liveEvents.inc({ kind: 'delta' }, this.viewers.size);
    const event = encodeDelta(eventIdOf(states), delta);
    this.recentDeltas.push({ from: eventIdOf(before), event });
    if (this.recentDeltas.length > MAX_RECENT_DELTAS) this.recentDeltas.shift();
    return event;
  }

  private missedSince(id: string | null): LiveEvent[] | undefined {
    if (!this.states || id === null) return undefined;
    if (id === eventIdOf(this.states)) return [];
    const first = this.recentDeltas.findIndex(({ from }) => from === id);
    return first < 0 ? undefined : this.recentDeltas.slice(first).map(({ event }) => event);
  }
}

/** All streams of seats in this process. */
export const seatStreams = processWide(
  'seat-streams',
  () =>
    new FeedHub({
      channel: SEATS_CHANGED_CHANNEL,
      makeFeed: (showId) => new ShowFeed(showId),
      onStreamCount: (change) => metrics().liveViewers.inc(change),
      onSubscribed: (isSubscribed) => metrics().liveSubscribed.set(isSubscribed ? 1 : 0),
    }),
);
