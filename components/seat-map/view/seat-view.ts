import type { Theme } from '../draw/read-theme';
import type { Hall } from '../hall/read-hall';
import { type Camera, type Size, seenBox } from './camera';
import { changedBoxes } from './changed-boxes';
import { Layers } from './layers';
import { Mover } from './mover';
import { type PaintedTile, Painter } from './painter';
import { SIDE } from './tile-layer';

/** After the scale has rested this long the map is painted at it, in milliseconds. */
const REST = 120;

/** Shows a hall in an element, frame by frame while there is something new. Knows nothing of React. */
export class SeatView {
  readonly mover: Mover;
  private readonly painter: Painter;
  private layers: Layers | null = null;
  private density = 1;
  private frame = 0;

  constructor(
    /** Filled with the hall's pictures. */
    private readonly stage: Element,
    readonly hall: Hall,
    private states: string,
    theme: Theme,
    /** Called with each frame. */
    private readonly onFrame: (camera: Camera) => void,
    /** The hall cannot be painted in this browser. */
    onFailure: () => void,
  ) {
    this.mover = new Mover(hall, this.draw);
    const onPainted = (painted: PaintedTile) => {
      if (this.layers) this.layers.show(painted, this.seen);
      else painted.bitmap.close();
      this.draw();
    };
    this.painter = new Painter(hall.layout, states, theme, onPainted, onFailure);
  }

  setStates(states: string): void {
    const changed = changedBoxes(this.hall, this.states, states);
    if (changed.length === 0) return;
    this.states = states;
    this.painter.use({ states });
    this.layers?.outdate(changed);
    this.draw();
  }

  setTheme(theme: Theme): void {
    this.painter.use({ theme });
    this.paintAnew();
  }

  /** Takes a new size in screen pixels, with `density` canvas pixels to each. */
  resize(size: Size, density: number): void {
    this.density = density;
    this.mover.resize(size);
    this.paintAnew();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.painter.stop();
  }

  private get seen() {
    return seenBox(this.mover.camera, this.mover.size);
  }

  private paintAnew(): void {
    const { width: right, height: bottom } = this.hall.layout;
    const whole = { left: 0, top: 0, right, bottom };
    this.layers = new Layers(this.stage, this.mover.limits[0], this.density, whole);
    this.draw();
  }

  private readonly draw = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.step);
  };

  private readonly step = (now: number): void => {
    this.frame = 0;
    if (!this.layers) return;
    const isGliding = this.mover.step(now);
    const isResting = performance.now() - this.mover.scaledAt >= REST;
    if (isResting) this.order(this.layers);
    this.layers.place(this.mover.camera);
    this.onFrame(this.mover.camera);
    if (isGliding || !isResting) this.draw();
  };

  private order(layers: Layers): void {
    layers.start(this.mover.camera.scale);
    while (this.painter.isFree) {
      const order = layers.nextOrder(this.seen);
      if (!order) return;
      this.painter.order(order, SIDE);
    }
  }
}
