import { describe, expect, it } from 'vitest';
import {
  between,
  fitHall,
  keepInside,
  panBy,
  scaleLimits,
  toPlan,
  toScreen,
  zoomAt,
} from './camera';

const hall = { width: 1000, height: 500 };
const view = { width: 400, height: 300 };
const limits = scaleLimits(hall, view, 10);
const whole = fitHall(hall, view);

describe('the camera', () => {
  it('shows the whole hall in the middle', () => {
    const corner = toScreen(whole, { x: 0, y: 0 });
    const other = toScreen(whole, { x: 1000, y: 500 });
    expect(corner.x).toBeCloseTo(400 - other.x);
    expect(corner.y).toBeCloseTo(300 - other.y);
    expect(corner.x).toBeGreaterThan(0);
  });

  it('keeps the point under the pointer when it zooms', () => {
    const at = { x: 123, y: 45 };
    const before = toPlan(whole, at);
    const after = toPlan(zoomAt(whole, at, 3), at);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('never shows less than a seat’s largest size or more than the hall', () => {
    const far = keepInside(zoomAt(whole, { x: 0, y: 0 }, 0.01), hall, view, limits);
    expect(far).toEqual(whole);
    const near = keepInside(zoomAt(whole, { x: 0, y: 0 }, 1000), hall, view, limits);
    expect(near.scale * 10).toBeCloseTo(24);
  });

  it('keeps the hall in view when it is dragged', () => {
    const near = keepInside(zoomAt(whole, { x: 200, y: 150 }, 4), hall, view, limits);
    const dragged = keepInside(panBy(near, 1e6, -1e6), hall, view, limits);
    expect(toScreen(dragged, { x: 0, y: 0 }).x).toBeLessThan(120);
    expect(toScreen(dragged, { x: 0, y: 500 }).y).toBeGreaterThan(180);
  });

  it('moves from one view to another in a straight line', () => {
    const near = zoomAt(whole, { x: 300, y: 200 }, 5);
    const ends = [between(whole, near, 0, view), between(whole, near, 1, view)];
    for (const [at, wanted] of [whole, near].entries()) {
      expect(ends[at]?.x).toBeCloseTo(wanted.x);
      expect(ends[at]?.scale).toBeCloseTo(wanted.scale);
    }
    // The centre of a zoom does not move during the animation.
    const half = between(whole, near, 0.5, view);
    expect(toPlan(half, { x: 300, y: 200 }).x).toBeCloseTo(toPlan(whole, { x: 300, y: 200 }).x);
  });
});
