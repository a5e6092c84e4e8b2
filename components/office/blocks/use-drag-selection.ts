'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { distance, type Point } from '@/components/visitors/seat-map/hall/box';
import { findSeatAt } from '@/components/visitors/seat-map/hall/find-seat';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { type Camera, toPlan } from '@/components/visitors/seat-map/view/camera';
import { minScaleToChoose } from '@/components/visitors/seat-map/view/hit-size';

/** Gets the seats that the pointer has passed since the last call; `isFirst` when a drag begins. */
type OnSeats = (seats: number[], isFirst: boolean) => void;

/**
 * While `isOn`, a drag on the map in `frame` selects the seats that it passes instead of moving the
 * map. Where seats are too small to choose, a press still zooms in.
 */
export function useDragSelection(
  frame: RefObject<HTMLElement | null>,
  hall: Hall,
  isOn: boolean,
  onSeats: OnSeats,
): void {
  const latest = useRef(onSeats);
  latest.current = onSeats;

  useEffect(() => {
    const element = frame.current;
    if (!element || !isOn) return;
    const stopped = new AbortController();
    let from: Point | null = null;
    // In the capture phase, so that it runs before the map's own listeners, which would pan.
    const listen = (type: string, run: (event: PointerEvent) => void) =>
      element.addEventListener(type, run as EventListener, {
        signal: stopped.signal,
        capture: true,
      });

    listen('pointerdown', (event) => {
      const view = viewOf(event);
      if (!view || event.button !== 0) return;
      const camera = cameraOf(view);
      if (camera.scale < minScaleToChoose(hall, 'mouse')) return;
      event.stopPropagation();
      view.setPointerCapture(event.pointerId);
      from = planPoint(view, camera, event);
      latest.current(seatsBetween(hall, from, from), true);
    });
    listen('pointermove', (event) => {
      const view = viewOf(event);
      if (!view || !from) return;
      event.stopPropagation();
      const to = planPoint(view, cameraOf(view), event);
      const seats = seatsBetween(hall, from, to);
      from = to;
      if (seats.length > 0) latest.current(seats, false);
    });
    for (const type of ['pointerup', 'pointercancel']) {
      listen(type, (event) => {
        if (from) event.stopPropagation();
        from = null;
      });
    }
    return () => stopped.abort();
  }, [frame, hall, isOn]);
}

function viewOf({ target }: PointerEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('.map-view') : null;
}

/** Reads the camera from the style properties that `useSeatView` sets. */
function cameraOf(view: HTMLElement): Camera {
  const above = view.querySelector<HTMLElement>('.map-above');
  const value = (name: string) => Number(above?.style.getPropertyValue(name));
  return { x: value('--map-x'), y: value('--map-y'), scale: value('--map-scale') };
}

function planPoint(view: HTMLElement, camera: Camera, { clientX, clientY }: PointerEvent): Point {
  const { left, top } = view.getBoundingClientRect();
  return toPlan(camera, { x: clientX - left - view.clientLeft, y: clientY - top - view.clientTop });
}

/** The seats under a straight line on the plan, each once, in order. */
function seatsBetween(hall: Hall, from: Point, to: Point): number[] {
  const steps = Math.max(1, Math.ceil(distance(from, to) / hall.radius));
  const seats = new Set<number>();
  for (let step = 0; step <= steps; step++) {
    const at = {
      x: from.x + ((to.x - from.x) * step) / steps,
      y: from.y + ((to.y - from.y) * step) / steps,
    };
    const seat = findSeatAt(hall, at);
    if (seat !== null) seats.add(seat);
  }
  return [...seats];
}
