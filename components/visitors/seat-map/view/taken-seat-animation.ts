import type { Hue } from '../draw/hues';
import { detailAt } from '../draw/scene';
import { contains } from '../hall/box';
import { type Hall, seatPosition } from '../hall/read-hall';
import { visibleBox } from './camera';
import type { CameraControl } from './camera-control';

/** More changes at once, as after a lost connection, are not animated. */
const MAX_ANIMATED = 40;

const SVG = 'http://www.w3.org/2000/svg';

/** Fades out seats that were just taken, above the painted map; the style sheet sets 180 ms. */
export class TakenSeatAnimation {
  private readonly svg = document.createElementNS(SVG, 'svg');

  constructor(
    /** The element above the map that holds the marks. */
    above: Element,
    private readonly hall: Hall,
    private readonly hues: Hue[],
  ) {
    this.svg.setAttribute('class', 'map-marks');
    this.svg.setAttribute('aria-hidden', 'true');
    above.prepend(this.svg);
    this.svg.addEventListener('animationend', ({ target }) => (target as Element).remove());
  }

  /** Fades out those of the seats that are in view and large enough to see. */
  show(seats: number[], { camera, size }: CameraControl): void {
    if (seats.length === 0 || detailAt(this.hall, camera.scale) === 'lines') return;
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const seen = visibleBox(camera, size);
    const shown = seats.filter((seat) => {
      const { x, y } = seatPosition(this.hall, seat);
      return contains(seen, { left: x, right: x, top: y, bottom: y });
    });
    if (shown.length > MAX_ANIMATED) return;
    for (const seat of shown) this.svg.append(this.draw(seat));
  }

  destroy(): void {
    this.svg.remove();
  }

  private draw(seat: number): Element {
    const { category, radius } = this.hall.layout.seats;
    const { x, y } = seatPosition(this.hall, seat);
    const circle = document.createElementNS(SVG, 'circle');
    circle.setAttribute('class', 'seat-going');
    const hue = this.hues[category[seat] ?? 0];
    circle.setAttribute('style', `--x:${x};--y:${y};--r:${radius[seat]};fill:var(--seat-${hue})`);
    circle.setAttribute('r', '1');
    return circle;
  }
}
