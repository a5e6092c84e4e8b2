import { isFree } from '@/lib/visitors/seating/seat-states';
import type { SectionPrices } from '../describe-section';
import type { Theme } from '../draw/read-theme';
import { type Box, boxAround } from '../hall/box';
import type { Hall } from '../hall/read-hall';
import { type Camera, type Size, visibleBox } from './camera';
import { CameraControl } from './camera-control';
import { changedSeats } from './changed-seats';
import { Painter } from './painter';
import { TILE_SIDE } from './tile-layer';
import { TileLayers } from './tile-layers';

/** The map is painted at a new scale after the scale has not changed for this time. */
const SCALE_SETTLED_MS = 120;

/** Shows a hall in an element, frame by frame while there is something new. Independent of React. */
export class SeatView {
  readonly control: CameraControl;
  private readonly painter: Painter;
  private layers: TileLayers | null = null;
  private density = 1;
  private frame = 0;
  private reported: Camera | null = null;

  constructor(
    /** Filled with the hall's pictures. */
    private readonly stage: Element,
    readonly hall: Hall,
    private states: string,
    theme: Theme,
    prices: SectionPrices,
    /** Called when the camera has moved, or the view has got another size. */
    private readonly onMove: (camera: Camera) => void,
    /** The hall cannot be painted in this browser. */
    onFailure: () => void,
  ) {
    this.control = new CameraControl(hall, this.draw);
    const start = { plan: hall.text, states, theme, prices };
    this.painter = new Painter(start, this.draw, onFailure);
  }

  /** Takes new states and repaints changed seats; returns the seats that were just taken. */
  setStates(states: string): number[] {
    const { hall, states: before } = this;
    const seats = changedSeats(before, states);
    if (seats.length === 0) return [];
    this.states = states;
    this.painter.use({ seats, letters: seats.map((seat) => states[seat]).join('') });
    const rows = new Set(seats.map((seat) => hall.rowOf[seat] ?? 0));
    this.layers?.outdate([...rows].map((row) => rowBox(hall, row)));
    this.draw();
    return seats.filter((seat) => isFree(before, seat) && !isFree(states, seat));
  }

  setTheme(theme: Theme): void {
    this.painter.use({ theme });
    this.repaint();
  }

  /** Takes a new size in screen pixels, with `density` canvas pixels to each. */
  resize(size: Size, density: number): void {
    this.density = density;
    this.control.resize(size);
    this.repaint();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.painter.stop();
  }

  private get seen() {
    return visibleBox(this.control.camera, this.control.size);
  }

  private repaint(): void {
    const { width: right, height: bottom } = this.hall.layout;
    const whole = { left: 0, top: 0, right, bottom };
    this.layers = new TileLayers(this.stage, this.control.limits[0], this.density, whole);
    this.draw();
  }

  private readonly draw = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.step);
  };

  private readonly step = (now: number): void => {
    this.frame = 0;
    if (!this.layers) return;
    const isGliding = this.control.step(now);
    // The browser copies each new tile before it shows the frame, so each frame takes only one.
    const painted = this.painter.take();
    if (painted) this.layers.show(painted, this.seen);
    const isResting = performance.now() - this.control.scaledAt >= SCALE_SETTLED_MS;
    if (isResting) this.order(this.layers);
    this.layers.place(this.control.camera);
    this.reportCamera();
    if (isGliding || !isResting || this.painter.hasMore) this.draw();
  };

  private reportCamera(): void {
    const { camera } = this.control;
    if (camera === this.reported) return;
    this.reported = camera;
    this.onMove(camera);
  }

  private order(layers: TileLayers): void {
    layers.start(this.control.camera.scale);
    while (this.painter.isFree) {
      const order = layers.nextOrder(this.seen);
      if (!order) return;
      this.painter.order(order, TILE_SIDE);
    }
  }
}

/** The box of a row, since a zoomed-out row is one line whose weight depends on each seat. */
function rowBox({ layout, radius }: Hall, row: number): Box {
  const { first = 0, count = 0 } = layout.rows[row] ?? {};
  return boxAround(layout.seats.x, layout.seats.y, first, count, radius);
}
