import type { Scene } from '../draw/scene';
import { type Box, centreOf, grow, overlap } from '../hall/box';
import type { Camera } from './camera';
import { TileLayer } from './tile-layer';

/** More tiles than this and those out of view are forgotten; about 35 MB of bitmaps. */
const MOST_TILES = 60;

/**
 * The painted hall: the whole of it at its smallest, and above it what is in view at the scale of
 * the moment. While the scale changes, what is there is stretched; `sharpen` paints it anew.
 */
export class Layers {
  private base: TileLayer;
  private above: TileLayer[] = [];

  constructor(
    baseScale: number,
    private readonly density: number,
    private readonly hall: Box,
  ) {
    this.base = new TileLayer(baseScale, density);
  }

  /** Begins a layer at a scale, unless it is the one on top. */
  start(scale: number): void {
    if (this.top().scale === scale) return;
    if (this.base.scale === scale) this.above = [];
    // The one layer kept below stands in until the new one covers the view.
    else this.above = [...this.above.slice(-1), new TileLayer(scale, this.density)];
  }

  show(ctx: CanvasRenderingContext2D, camera: Camera, seen: Box): void {
    const layers = [this.base, ...this.above];
    const covering = layers.findLastIndex((layer) => layer.covers(overlap(seen, this.hall)));
    for (const layer of layers.slice(Math.max(0, covering))) layer.show(ctx, camera, seen);
  }

  /** Paints one tile, what is in view first and then what surrounds it; false when all is done. */
  sharpen(scene: Scene, seen: Box): boolean {
    const top = this.top();
    const middle = centreOf(seen);
    if (top.paintNext(scene, overlap(seen, this.hall), middle)) return true;
    if (this.above.length > 1) this.above = [top];
    const width = seen.right - seen.left;
    top.trim(grow(seen, width / 2), MOST_TILES);
    const around = overlap(grow(seen, width / 4), this.hall);
    return top.paintNext(scene, around, middle) || this.base.paintNext(scene, this.hall, middle);
  }

  outdate(boxes: Box[]): void {
    for (const layer of [this.base, ...this.above]) {
      for (const box of boxes) layer.outdate(box);
    }
  }

  private top(): TileLayer {
    return this.above.at(-1) ?? this.base;
  }
}
