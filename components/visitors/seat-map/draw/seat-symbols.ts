/** Symbols added to the current path around (x, y), for a seat of radius r. */
type Path = Pick<CanvasPath, 'moveTo' | 'lineTo' | 'arc' | 'rect'>;

export function traceDisc(path: Path, x: number, y: number, r: number): void {
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
}

/** Wheelchair spaces are square, so that they can be told apart before their symbol is readable. */
export function traceSquare(path: Path, x: number, y: number, r: number): void {
  path.rect(x - r * 0.92, y - r * 0.92, r * 1.84, r * 1.84);
}

/** Three strokes from lower left to upper right, as long as the circle allows. */
export function traceHatch(path: Path, x: number, y: number, r: number): void {
  for (const offset of [-0.5, 0, 0.5]) {
    const half = Math.sqrt(1 - offset * offset) * r * Math.SQRT1_2;
    const shift = offset * r * Math.SQRT1_2;
    path.moveTo(x + shift - half, y + shift + half);
    path.lineTo(x + shift + half, y + shift - half);
  }
}

/** A person in a wheelchair from the side: head, back and seat, leg, wheel. */
export function traceWheelchair(path: Path, x: number, y: number, r: number): void {
  path.moveTo(x - r * 0.02, y - r * 0.58);
  path.arc(x - r * 0.14, y - r * 0.58, r * 0.12, 0, 2 * Math.PI);
  path.moveTo(x - r * 0.12, y - r * 0.32);
  path.lineTo(x - r * 0.06, y + r * 0.12);
  path.lineTo(x + r * 0.3, y + r * 0.12);
  path.lineTo(x + r * 0.46, y + r * 0.52);
  path.lineTo(x + r * 0.6, y + r * 0.48);
  path.moveTo(x + r * 0.2, y + r * 0.42);
  path.arc(x - r * 0.12, y + r * 0.28, r * 0.36, Math.PI * 0.12, Math.PI * 1.35);
}
