import { log } from '@/lib/log';
import { metrics } from '@/lib/metrics';
import { singleFlight } from '@/lib/single-flight';
import { encodeTime, type LiveEvent } from './encode-events';
import type { Viewer } from './viewer';

/** After this many failed updates in a row all streams end: a silent stream would look like one without news. */
const MAX_FAILURES = 5;

type Timing = {
  /** Hints may be lost, so a feed also updates at this interval. */
  intervalMs: number;
  /** Least time between the starts of two updates. */
  gapMs: number;
  /** Viewers get a heartbeat after this many intervals. */
  intervalsPerHeartbeat: number;
};

/** What the viewers of one show in this process share: it reads what is new, and sends it to them. */
export abstract class Feed {
  readonly viewers = new Set<Viewer>();
  /** Streams that are open or about to be; the hub closes a feed that has none. */
  streamCount = 0;
  /** Updates now; calls share an update that starts after them. Throws if the database does not answer. */
  readonly update: () => Promise<void>;
  private readonly timer: NodeJS.Timeout;
  private intervals = 0;
  private failures = 0;

  constructor(
    protected readonly showId: string,
    { intervalMs, gapMs, intervalsPerHeartbeat }: Timing,
  ) {
    this.update = singleFlight(async () => {
      await this.sendNews();
      this.failures = 0;
    }, gapMs);
    this.timer = setInterval(() => this.onInterval(intervalsPerHeartbeat), intervalMs);
    this.timer.unref();
  }

  /** Reads what is new and sends it. */
  protected abstract sendNews(): Promise<void>;

  /** Updates all of the feed, because hints may have been missed. */
  protected abstract updateAll(): void;

  /** Updates after a hint; `value` is the number in the hint. */
  abstract onHint(value: number): void;

  /** Hints before this moment were missed. */
  onSubscribed(): void {
    this.updateAll();
  }

  /** Ends every stream. */
  endAll(): void {
    for (const viewer of [...this.viewers]) viewer.end();
  }

  /** Stops the updates. */
  close(): void {
    clearInterval(this.timer);
  }

  protected send(viewer: Viewer, event: LiveEvent): void {
    if (!viewer.send(event)) metrics().liveDropped.inc();
  }

  protected sendToAll(event: LiveEvent): void {
    for (const viewer of this.viewers) this.send(viewer, event);
  }

  protected updateInBackground(): void {
    this.update().catch((cause) => {
      this.failures += 1;
      log.debug({ err: cause, showId: this.showId }, 'a live feed was not updated');
      if (this.failures < MAX_FAILURES) return;
      this.failures = 0;
      this.endAll();
    });
  }

  private onInterval(intervalsPerHeartbeat: number): void {
    this.intervals += 1;
    for (const viewer of [...this.viewers]) if (viewer.endsAt < performance.now()) viewer.end();
    if (this.intervals % intervalsPerHeartbeat === 0) this.sendToAll(encodeTime());
    this.updateAll();
  }
}
