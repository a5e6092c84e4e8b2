import { type Box, boxAround, centreOf, contains, grow, type Point } from '../hall/box';
import { type Hall, seatPosition } from '../hall/read-hall';
import {
  between,
  type Camera,
  fitBox,
  fitHall,
  keepInside,
  panBy,
  type Size,
  scaleLimits,
  visibleBox,
  zoomAt,
} from './camera';

/** How long a zoom by button or key takes, in milliseconds. */
const GLIDE_MS = 180;

/** `start` is the time of the first frame; undefined before it. */
type Glide = { from: Camera; to: Camera; start?: number };

/** Moves the camera over a hall and keeps it within its limits. */
export class CameraControl {
  camera: Camera = { x: 0, y: 0, scale: 1 };
  size: Size = { width: 0, height: 0 };
  /** When the scale last changed, on the clock of `performance.now()`. */
  scaledAt = 0;
  private glide: Glide | null = null;

  constructor(
    private readonly hall: Hall,
    /** Called when the camera has changed. */
    private readonly onChange: () => void,
  ) {}

  /** The smallest and the largest scale. */
  get limits(): [number, number] {
    return scaleLimits(this.hall.layout, this.size, this.hall.radius);
  }

  /** The camera, or the end of the current animation. */
  get target(): Camera {
    return this.glide?.to ?? this.camera;
  }

  /** The plan point in the middle of the view. */
  get middle(): Point {
    return centreOf(visibleBox(this.camera, this.size));
  }

  /** Sets the size in screen pixels; a view of the whole hall still shows the whole hall. */
  resize(size: Size): void {
    const whole = this.size.width === 0 || this.camera.scale === this.limits[0];
    this.size = size;
    this.go(whole ? fitHall(this.hall.layout, size) : this.camera);
  }

  panBy(dx: number, dy: number): void {
    this.go(panBy(this.camera, dx, dy));
  }

  /** Zooms by a factor around a point of the screen; false if the scale is at its limit. */
  zoomAt(at: Point, factor: number): boolean {
    const before = this.camera.scale;
    this.go(zoomAt(this.camera, at, this.allowed(before, factor)));
    return this.camera.scale !== before;
  }

  zoomSmoothly(factor: number, at?: Point): void {
    const from = this.target;
    const middle = { x: this.size.width / 2, y: this.size.height / 2 };
    this.glideTo(zoomAt(from, at ?? middle, this.allowed(from.scale, factor)));
  }

  showAll(): void {
    this.glideTo(fitHall(this.hall.layout, this.size));
  }

  /** Shows a part of the plan; only the part around `focus` if seats would be smaller than `leastScale`. */
  showBox(box: Box, leastScale: number, focus: Point): void {
    const whole = fitBox(box, this.size, this.limits[1]);
    this.glideTo(whole.scale >= leastScale ? whole : this.centred(focus, leastScale));
  }

  /** Whether a part of the plan is completely in view after the current animation. */
  isShown(box: Box): boolean {
    return contains(visibleBox(this.target, this.size), box);
  }

  /** Moves only if the seats are not in view or too small to tell apart. */
  showSeats(seats: number[], leastScale: number): void {
    const places = seats.map((seat) => seatPosition(this.hall, seat));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const box = boxAround(xs, ys, 0, seats.length, this.hall.radius * 4);
    const to = this.target;
    if (to.scale >= leastScale && contains(visibleBox(to, this.size), box)) return;
    this.glideTo(fitBox(grow(box, this.hall.radius), this.size, Math.max(leastScale, to.scale)));
  }

  /** Draws the next frame of the animation; true until it ends. */
  step(now: number): boolean {
    if (!this.glide) return false;
    const { from, to, start } = this.glide;
    if (start === undefined) {
      // The first frame is left to the texts that the same key or press changed, which cost a layout.
      this.glide.start = now;
      return true;
    }
    const share = Math.min(1, (now - start) / GLIDE_MS);
    this.place(share === 1 ? to : between(from, to, 1 - (1 - share) ** 3, this.size));
    if (share === 1) this.glide = null;
    return this.glide !== null;
  }

  private allowed(scale: number, factor: number): number {
    const [least, most] = this.limits;
    return Math.min(most, Math.max(least, scale * factor)) / scale;
  }

  private centred({ x, y }: Point, scale: number): Camera {
    return fitBox({ left: x, right: x, top: y, bottom: y }, this.size, scale);
  }

  private glideTo(to: Camera): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.go(to);
      return;
    }
    this.glide = { from: this.camera, to: this.inside(to) };
    this.onChange();
  }

  private go(to: Camera): void {
    this.glide = null;
    this.place(this.inside(to));
    this.onChange();
  }

  private inside(camera: Camera): Camera {
    return keepInside(camera, this.hall.layout, this.size, this.limits);
  }

  private place(camera: Camera): void {
    if (camera.scale !== this.camera.scale) this.scaledAt = performance.now();
    this.camera = camera;
  }
}
