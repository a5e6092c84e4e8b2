import { type Box, centreOf, grow, intersection } from '../hall/box';
import type { Camera } from './camera';
import type { PaintedTile, TileOrder } from './painter';
import { TileLayer } from './tile-layer';

/** Above this number, tiles far out of view are dropped; each holds 1 MB of bitmap. */
const MOST_TILES = 32;

/**
 * The painted hall: a base layer with the whole hall at the smallest scale, and above it the view at
 * the current scale. While the scale changes, the existing layers are stretched.
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

  /** Starts a layer at a scale, unless the top layer has it. */
  start(scale: number): void {
    if (this.top().scale === scale) return;
    if (this.base.scale === scale) {
      this.keep([]);
      return;
    }
    const fresh = new TileLayer(scale, this.density);
    // The layer below stays until the new one covers the view.
    this.keep([...this.above.slice(-1), fresh]);
    this.stage.append(fresh.element);
  }

  place(camera: Camera): void {
    for (const layer of [this.base, ...this.above]) layer.place(camera);
  }

  /**
   * The next tile to paint: first in the view, then around it, then of the whole hall. The base layer
   * is repainted only while it is on top.
   */
  nextOrder(visible: Box): TileOrder | null {
    const top = this.top();
    const middle = centreOf(visible);
    const width = visible.right - visible.left;
    top.trim(grow(visible, width / 2), MOST_TILES);
    const around = intersection(grow(visible, width / 4), this.hall);
    return (
      top.nextOrder(intersection(visible, this.hall), middle) ??
      top.nextOrder(around, middle) ??
      this.base.nextOrder(this.hall, middle, 'missing')
    );
  }

  /** Shows a painted tile, unless its layer was removed. */
  show({ tile, bitmap }: PaintedTile, visible: Box): void {
    const layer = [this.base, ...this.above].find(({ id }) => id === tile.layer);
    if (layer) layer.show(tile, bitmap);
    else bitmap.close();
    if (this.above.length > 1 && this.top().covers(intersection(visible, this.hall))) {
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
