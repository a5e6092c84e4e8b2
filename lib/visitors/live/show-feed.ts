import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { singleFlight } from '@/lib/single-flight';
import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { deltaOf, eventIdOf } from './delta';
import { encodeDelta, encodeStates, encodeTime, type LiveEvent } from './encode-events';
import type { Viewer } from './viewer';

/** Hints may be lost, so a show that is watched is read this often anyway, in milliseconds. */
const LOOK_EVERY_MS = 1_000;
/** A viewer hears something at least every so many looks. */
const LOOKS_PER_HEARTBEAT = 15;
/** After so many failed reads viewers are sent away: a silent stream would pass for a quiet show. */
const MOST_FAILURES = 5;
/** Deltas kept for viewers that come back. */
const MOST_RECENT = 200;

type Read = () => Promise<SeatStates | null>;

/** One watched show of this process: its newest states, the way to them, and who is watching. */
export class ShowFeed {
  readonly viewers = new Set<Viewer>();
  /** How many watch or are about to; a feed is closed when there is nobody. */
  places = 0;
  private states: SeatStates | null = null;
  /** The newest states as an event, made when the first viewer needs it. */
  private whole: LiveEvent | undefined;
  private recent: { from: string; event: LiveEvent }[] = [];
  private readonly timer: NodeJS.Timeout;
  private looks = 0;
  private failures = 0;
  /** When the oldest change that is not sent yet was announced. */
  private hintedAt: number | undefined;

  constructor(
    private readonly showId: string,
    private readonly read: Read,
  ) {
    this.timer = setInterval(() => this.beat(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  /**
   * Reads the states anew and sends what changed. Calls share reads, but never one that began before
   * them. Throws when the database does not answer.
   */
  readonly look = singleFlight(async () => {
    const hintedBefore = this.hintedAt;
    this.take(await this.read());
    if (this.hintedAt === hintedBefore) this.hintedAt = undefined;
  }, 0);

  /** Somebody announced a change at `at`, in milliseconds since 1970. */
  hear(at: number): void {
    this.hintedAt ??= at;
    this.lookQuietly();
  }

  /** Whether there is such a show; known after the first look. */
  get isKnown(): boolean {
    return this.states !== null;
  }

  /** Brings a viewer from the event it saw last to the newest states, and sends it what follows. */
  join(viewer: Viewer, lastEventId: string | null): void {
    if (!this.states) throw new Error('A feed is joined after its first look');
    const missed = this.missedSince(lastEventId);
    this.whole ??= encodeStates(this.states);
    this.viewers.add(viewer);
    for (const event of [...(missed ?? [this.whole]), encodeTime()]) viewer.send(event);
  }

  /** Ends every stream. */
  endAll(): void {
    for (const viewer of [...this.viewers]) viewer.end();
  }

  /** Stops looking. */
  close(): void {
    clearInterval(this.timer);
  }

  private take(states: SeatStates | null): void {
    const before = this.states;
    this.states = states;
    this.failures = 0;
    if (!states) this.endAll();
    if (!states || before?.version === states.version) return;
    this.whole = undefined;
    if (!before) return;
    this.send(this.follow(before, states));
    if (this.hintedAt === undefined) return;
    metrics().propagationSeconds.observe((Date.now() - this.hintedAt) / 1_000);
    this.hintedAt = undefined;
  }

  /** The event that leads from one state to the next. */
  private follow(before: SeatStates, states: SeatStates): LiveEvent {
    const delta = deltaOf(before, states);
    if (delta === null) {
      this.recent = [];
      metrics().liveEvents.inc({ kind: 'whole' }, this.viewers.size);
      this.whole = encodeStates(states);
      return this.whole;
    }
    metrics().liveEvents.inc({ kind: 'delta' }, this.viewers.size);
    const event = encodeDelta(eventIdOf(states), delta);
    this.recent.push({ from: eventIdOf(before), event });
    if (this.recent.length > MOST_RECENT) this.recent.shift();
    return event;
  }

  private missedSince(id: string | null): LiveEvent[] | undefined {
    if (!this.states || id === null) return undefined;
    if (id === eventIdOf(this.states)) return [];
    const first = this.recent.findIndex(({ from }) => from === id);
    return first < 0 ? undefined : this.recent.slice(first).map(({ event }) => event);
  }

  private send(event: LiveEvent): void {
    for (const viewer of this.viewers) if (!viewer.send(event)) metrics().liveDropped.inc();
  }

  private beat(): void {
    this.looks += 1;
    for (const viewer of this.viewers) if (viewer.endsAt < performance.now()) viewer.end();
    if (this.looks % LOOKS_PER_HEARTBEAT === 0) this.send(encodeTime());
    this.lookQuietly();
  }

  private lookQuietly(): void {
    this.look().catch((cause) => {
      this.failures += 1;
      log.debug({ err: cause, showId: this.showId }, 'a watched show was not read');
      if (this.failures < MOST_FAILURES) return;
      this.failures = 0;
      this.endAll();
    });
  }
}
