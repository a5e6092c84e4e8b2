import { type Box, overlaps, type Point } from '../hall/box';
import type { Camera } from './camera';
import type { TileOrder } from './painter';

/** Side of a tile in canvas pixels. */
export const TILE_SIDE = 512;

/** `asked`: an up-to-date bitmap was ordered. */
type Tile = { canvas: HTMLCanvasElement; box: Box; asked: boolean; painted: boolean };

let layers = 0;

/**
 * The hall at one scale, in square tiles that are painted on demand. They lie in one element that the
 * browser's compositor moves and stretches, so that a pan or a zoom costs only a new transform.
 */
export class TileLayer {
  readonly element = document.createElement('div');
  readonly id = ++layers;
  private readonly tiles = new Map<string, Tile>();
  /** Side of a tile in plan pixels. */
  private readonly side: number;

  /** `scale` is screen pixels per plan pixel, `density` canvas pixels per screen pixel. */
  constructor(
    readonly scale: number,
    private readonly density: number,
  ) {
    this.side = TILE_SIDE / density / scale;
    this.element.className = 'map-layer';
  }

  /** Whether a box is painted completely, perhaps with older states. */
  covers(box: Box): boolean {
    return this.cells(box).every(([column, row]) => this.tiles.get(`${column},${row}`)?.painted);
  }

  /** An order for the missing or outdated tile nearest to a point of the plan; null when there is none. */
  nextOrder(box: Box, near: Point, which?: 'missing'): TileOrder | null {
    const away = ([column, row]: [number, number]) =>
      Math.hypot((column + 0.5) * this.side - near.x, (row + 0.5) * this.side - near.y);
    const [first, ...others] = this.cells(box).filter(([column, row]) => {
      const tile = this.tiles.get(`${column},${row}`);
      return which === 'missing' ? !tile : !tile?.asked;
    });
    if (!first) return null;
    const [column, row] = others.reduce(
      (best, cell) => (away(cell) < away(best) ? cell : best),
      first,
    );
    const tile = this.tiles.get(`${column},${row}`) ?? this.addTile(column, row);
    tile.asked = true;
    const { id: layer, scale, density } = this;
    return { layer, column, row, box: tile.box, scale, density };
  }

  /** Shows a tile's bitmap, unless the tile was dropped. */
  show({ column, row }: TileOrder, bitmap: ImageBitmap): void {
    const tile = this.tiles.get(`${column},${row}`);
    if (!tile) {
      bitmap.close();
      return;
    }
    tile.canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap);
    tile.painted = true;
  }

  /** Moves the layer to its position under the camera. */
  place({ x, y, scale }: Camera): void {
    const stretch = scale / this.scale;
    // At its own scale a layer is aligned to canvas pixels, because seats would be blurred otherwise.
    const round = (value: number) =>
      stretch === 1 ? Math.round(value * this.density) / this.density : value;
    const { style } = this.element;
    style.transform = `translate(${round(-x * scale)}px, ${round(-y * scale)}px) scale(${stretch})`;
  }

  /** Marks the tiles that touch a box as outdated; they stay visible until they are repainted. */
  outdate(box: Box): void {
    for (const tile of this.tiles.values()) if (overlaps(tile.box, box)) tile.asked = false;
  }

  /** Drops the tiles outside a box if there are more than `most`. */
  trim(box: Box, most: number): void {
    if (this.tiles.size <= most) return;
    for (const [key, tile] of this.tiles) {
      if (overlaps(tile.box, box)) continue;
      tile.canvas.remove();
      this.tiles.delete(key);
    }
  }

  private addTile(column: number, row: number): Tile {
    const canvas = document.createElement('canvas');
    canvas.width = TILE_SIDE;
    canvas.height = TILE_SIDE;
    const side = TILE_SIDE / this.density;
    Object.assign(canvas.style, {
      left: `${column * side}px`,
      top: `${row * side}px`,
      width: `${side}px`,
      height: `${side}px`,
    });
    this.element.append(canvas);
    const [left, top] = [column * this.side, row * this.side];
    const box = { left, top, right: left + this.side, bottom: top + this.side };
    const tile = { canvas, box, asked: false, painted: false };
    this.tiles.set(`${column},${row}`, tile);
    return tile;
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
