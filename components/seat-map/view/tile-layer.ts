import { paintTile } from '../draw/paint-tile';
import type { Scene } from '../draw/scene';
import { type Box, overlaps, type Point } from '../hall/box';
import { type Camera, toScreen } from './camera';

/** Side of a tile in canvas pixels: small enough to be painted well within one frame. */
const SIDE = 384;

type Tile = { canvas: HTMLCanvasElement; column: number; row: number; stale: boolean };

/** The hall painted at one scale, in square bitmaps that are made when they are first wanted. */
export class TileLayer {
  private readonly tiles = new Map<string, Tile>();
  /** Side of a tile in plan pixels. */
  private readonly side: number;

  /** `scale` is screen pixels per plan pixel, `density` canvas pixels per screen pixel. */
  constructor(
    readonly scale: number,
    private readonly density: number,
  ) {
    this.side = SIDE / density / scale;
  }

  /** Whether every tile of a box has been painted, if perhaps with older states. */
  covers(box: Box): boolean {
    return this.cells(box).every(([column, row]) => this.tiles.has(`${column},${row}`));
  }

  /** Paints the missing or outdated tile nearest to a point of the plan; false when there is none. */
  paintNext(scene: Scene, box: Box, near: Point): boolean {
    const wanted = this.cells(box).filter(
      ([column, row]) => this.tiles.get(`${column},${row}`)?.stale ?? true,
    );
    const away = ([column, row]: [number, number]) =>
      Math.hypot((column + 0.5) * this.side - near.x, (row + 0.5) * this.side - near.y);
    const next = wanted.reduce(
      (best, cell) => (away(cell) < away(best) ? cell : best),
      wanted[0] ?? [0, 0],
    );
    if (wanted.length === 0) return false;
    const [column, row] = next;
    const tile = this.tiles.get(`${column},${row}`) ?? newTile(column, row);
    paintTile(tile.canvas, scene, this.boxOf(tile), this.scale, this.density);
    tile.stale = false;
    this.tiles.set(`${column},${row}`, tile);
    return true;
  }

  /** Copies the tiles that a box touches to where the camera sees them; `ctx` is in screen pixels. */
  show(ctx: CanvasRenderingContext2D, camera: Camera, box: Box): void {
    const size = this.side * camera.scale;
    for (const tile of this.tiles.values()) {
      const place = this.boxOf(tile);
      if (!overlaps(place, box)) continue;
      const { x, y } = toScreen(camera, { x: place.left, y: place.top });
      ctx.drawImage(tile.canvas, x, y, size, size);
    }
  }

  /** Marks the tiles that touch a box as outdated; they are shown until they are painted again. */
  outdate(box: Box): void {
    for (const tile of this.tiles.values()) {
      if (!tile.stale && overlaps(this.boxOf(tile), box)) tile.stale = true;
    }
  }

  /** Forgets the tiles outside a box, when there are more than `most`. */
  trim(box: Box, most: number): void {
    if (this.tiles.size <= most) return;
    for (const [key, tile] of this.tiles) {
      if (!overlaps(this.boxOf(tile), box)) this.tiles.delete(key);
    }
  }

  private boxOf({ column, row }: Tile): Box {
    const left = column * this.side;
    const top = row * this.side;
    return { left, top, right: left + this.side, bottom: top + this.side };
  }

  private cells(box: Box): [number, number][] {
    const cells: [number, number][] = [];
    for (let row = Math.floor(box.top / this.side); row * this.side < box.bottom; row++) {
      for (
        let column = Math.floor(box.left / this.side);
        column * this.side < box.right;
        column++
      ) {
        cells.push([column, row]);
      }
    }
    return cells;
  }
}

function newTile(column: number, row: number): Tile {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  return { canvas, column, row, stale: true };
}
