import { drawMarks, type Marks } from '../draw/draw-marks';
import type { Theme } from '../draw/read-theme';
import { makeScene, type Scene } from '../draw/scene';
import type { Hall } from '../hall/read-hall';
import { type Camera, type Size, seenBox } from './camera';
import { changedBoxes } from './changed-boxes';
import { Layers } from './layers';
import { Mover } from './mover';

/** After the scale has rested this long the map is painted at it, in milliseconds. */
const REST = 120;

/** Painting stops for this frame once it has taken so long, in milliseconds. */
const SLICE = 6;

/** Draws a hall on a canvas, frame by frame while there is something new. Knows nothing of React. */
export class SeatView {
  readonly mover: Mover;
  private scene: Scene;
  private layers: Layers | null = null;
  private marks: Marks = { chosen: [], focused: null, pointed: null };
  private density = 1;
  private frame = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    readonly hall: Hall,
    states: string,
    theme: Theme,
    /** Called with each frame that shows another place. */
    private readonly onMove: (camera: Camera) => void,
  ) {
    this.scene = makeScene(hall, states, theme);
    this.mover = new Mover(hall, this.draw);
  }

  setStates(states: string): void {
    this.layers?.outdate(changedBoxes(this.hall, this.scene.states, states));
    this.scene = makeScene(this.hall, states, this.scene.theme);
    this.draw();
  }

  setTheme(theme: Theme): void {
    this.scene = { ...this.scene, theme };
    this.paintAnew();
  }

  setMarks(marks: Partial<Marks>): void {
    this.marks = { ...this.marks, ...marks };
    this.draw();
  }

  /** Takes a new size in screen pixels, with `density` canvas pixels to each. */
  resize(size: Size, density: number): void {
    this.density = density;
    this.canvas.width = Math.round(size.width * density);
    this.canvas.height = Math.round(size.height * density);
    this.mover.resize(size);
    this.paintAnew();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
  }

  /** Paints all bitmaps again: for another size, other colours, or a font that has come. */
  paintAnew(): void {
    const { width: right, height: bottom } = this.hall.layout;
    const whole = { left: 0, top: 0, right, bottom };
    this.layers = new Layers(this.mover.limits[0], this.density, whole);
    this.layers.start(this.mover.camera.scale);
    this.draw();
  }

  private readonly draw = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.step);
  };

  private readonly step = (now: number): void => {
    this.frame = 0;
    const ctx = this.canvas.getContext('2d', { alpha: false });
    if (!ctx || !this.layers) return;
    const gliding = this.mover.step(now);
    const painting = this.sharpen(this.layers);
    this.show(ctx, this.layers);
    this.onMove(this.mover.camera);
    if (gliding || painting) this.draw();
  };

  /** Paints tiles for a slice of this frame; true while there is more to paint. */
  private sharpen(layers: Layers): boolean {
    const { camera, size, scaledAt } = this.mover;
    const start = performance.now();
    if (start - scaledAt < REST) return true;
    layers.start(camera.scale);
    const seen = seenBox(camera, size);
    while (layers.sharpen(this.scene, seen)) {
      if (performance.now() - start > SLICE) return true;
    }
    return false;
  }

  private show(ctx: CanvasRenderingContext2D, layers: Layers): void {
    const { camera, size } = this.mover;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = this.scene.theme.paper;
    ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
    ctx.setTransform(this.density, 0, 0, this.density, 0, 0);
    layers.show(ctx, camera, seenBox(camera, size));
    drawMarks(ctx, this.hall, this.scene.theme, camera, this.marks);
  }
}
