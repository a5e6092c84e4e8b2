import { type Box, centreOf, grow, intersection } from '../hall/box';
import type { Camera } from './camera';
import type { PaintedTile, TileOrder } from './painter';
import { TileLayer } from './tile-layer';

/** More tiles than this and those far out of view are forgotten; 1 MB of bitmap each. */
const MOST_TILES = 32;

/**
 * The painted hall: the whole of it at its smallest, and above it what is in view at the scale of
 * the moment. While the scale changes, what is there is stretched.
 */
export class TileLayers {
  private readonly base: TileLayer;
  private above: TileLayer[] = [];

  constructor(
    private readonly stage: Element,
    baseScale: number,
    private readonly density: number,
    private readonly hall: Box,
  ) {
    this.base = new TileLayer(baseScale, density);
    stage.replaceChildren(this.base.element);
  }

  /** Begins a layer at a scale, unless it is the one on top. */
  start(scale: number): void {
    if (this.top().scale === scale) return;
    if (this.base.scale === scale) {
      this.keep([]);
      return;
    }
    const fresh = new TileLayer(scale, this.density);
    // The one layer kept below stands in until the new one covers the view.
    this.keep([...this.above.slice(-1), fresh]);
    this.stage.append(fresh.element);
  }

  place(camera: Camera): void {
    for (const layer of [this.base, ...this.above]) layer.place(camera);
  }

  /**
   * What to paint next: what is in view, then what surrounds it, then the whole hall, which is kept
   * up to date only while it is what one sees.
   */
  nextOrder(seen: Box): TileOrder | null {
    const top = this.top();
    const middle = centreOf(seen);
    const width = seen.right - seen.left;
    top.trim(grow(seen, width / 2), MOST_TILES);
    const around = intersection(grow(seen, width / 4), this.hall);
    return (
      top.nextOrder(intersection(seen, this.hall), middle) ??
      top.nextOrder(around, middle) ??
      this.base.nextOrder(this.hall, middle, 'missing')
    );
  }

  /** Takes a painted tile, unless its layer is gone. */
  show({ tile, bitmap }: PaintedTile, seen: Box): void {
    const layer = [this.base, ...this.above].find(({ id }) => id === tile.layer);
    if (layer) layer.show(tile, bitmap);
    else bitmap.close();
    if (this.above.length > 1 && this.top().covers(intersection(seen, this.hall))) {
      this.keep([this.top()]);
    }
  }

  outdate(boxes: Box[]): void {
    for (const layer of [this.base, ...this.above]) {
      for (const box of boxes) layer.outdate(box);
    }
  }

  private keep(layers: TileLayer[]): void {
    for (const layer of this.above) if (!layers.includes(layer)) layer.element.remove();
    this.above = layers;
  }

  private top(): TileLayer {
    return this.above.at(-1) ?? this.base;
  }
}
