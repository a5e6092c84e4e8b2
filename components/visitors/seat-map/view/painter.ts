import type { SectionPrices } from '../describe-section';
import type { Theme } from '../draw/read-theme';
import type { Box } from '../hall/box';

/** A part of the hall to paint: `scale` is screen pixels per plan pixel, `density` canvas pixels per screen pixel. */
export type TileOrder = {
  layer: number;
  column: number;
  row: number;
  box: Box;
  scale: number;
  density: number;
};

export type PaintedTile = { tile: TileOrder; bitmap: ImageBitmap };

export type PainterMessage =
  | { plan: string; states: string; theme: Theme; prices: SectionPrices }
  | { seats: number[]; letters: string }
  | { theme: Theme }
  | { tile: TileOrder; side: number };

/** Tiles ordered at once: enough to keep the worker busy, few enough to react to a moved view. */
const MAX_TILES_IN_WORKER = 2;

/** Paints tiles in a worker, so that the page's main thread stays free for input. */
export class Painter {
  private readonly worker = new Worker(new URL('./paint-worker.ts', import.meta.url), {
    type: 'module',
  });
  private underWay = 0;
  private readonly ready: PaintedTile[] = [];

  constructor(
    /** The hall, its seat states, and the page's colours and prices. */
    start: Extract<PainterMessage, { plan: string }>,
    /** A painted tile is ready. */
    onReady: () => void,
    /** The worker did not load or failed to paint a tile. */
    onFailure: () => void,
  ) {
    this.worker.addEventListener('error', onFailure);
    this.post(start);
    this.worker.addEventListener('message', ({ data }: MessageEvent<PaintedTile>) => {
      this.ready.push(data);
      onReady();
    });
  }

  get isFree(): boolean {
    return this.underWay < MAX_TILES_IN_WORKER;
  }

  /** Removes and returns the oldest painted tile; undefined if none is ready. */
  take(): PaintedTile | undefined {
    const painted = this.ready.shift();
    if (painted) this.underWay -= 1;
    return painted;
  }

  get hasMore(): boolean {
    return this.ready.length > 0;
  }

  /** Applies a change to all tiles that are ordered from now on. */
  use(change: { seats: number[]; letters: string } | { theme: Theme }): void {
    this.post(change);
  }

  order(tile: TileOrder, side: number): void {
    this.underWay += 1;
    this.post({ tile, side });
  }

  stop(): void {
    this.worker.terminate();
  }

  private post(message: PainterMessage): void {
    this.worker.postMessage(message);
  }
}
