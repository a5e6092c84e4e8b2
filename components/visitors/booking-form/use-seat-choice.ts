'use client';

import { useEffect, useRef, useState } from 'react';
import type { SeatMapHandle } from '@/components/visitors/seat-map/seat-map';
import { bestAvailable } from '@/lib/visitors/seating/best-available';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree } from '@/lib/visitors/seating/seat-states';

type Choice = {
  layout: SeatingLayout;
  states: string;
  chosen: number[];
  /** Gets all chosen seats, in the order chosen. */
  onChange: (seats: number[]) => void;
  /** How many seats can be chosen, and the note when one more is pressed. */
  limit: number;
  limitMessage: string;
  /** Why nothing can be chosen now, shown when a seat is pressed; undefined if seats can be chosen. */
  lockedMessage?: (seat: number) => string | undefined;
  /** The seats that the person who moves has now: they can be chosen although they are booked. */
  ownSeats?: readonly number[];
  /** Whether the chosen seats were sent and have no outcome yet. */
  isSent?: boolean;
  /** Gets the chosen seats that another buyer has taken, after each change of the states. */
  onLost?: (lost: number[]) => void;
};

/** Chooses and removes seats on the map, finds the best ones, and notices chosen seats that are taken. */
export function useSeatChoice({
  layout,
  states,
  chosen,
  onChange,
  limit,
  limitMessage,
  lockedMessage,
  ownSeats = [],
  isSent = false,
  onLost,
}: Choice) {
  const map = useRef<SeatMapHandle>(null);
  const [note, setNote] = useState('');
  const canChoose = (seat: number) => isFree(states, seat) || ownSeats.includes(seat);
  // Sent seats may look taken because the request booked them.
  const lost = isSent ? [] : chosen.filter((seat) => !canChoose(seat));

  // biome-ignore lint/correctness/useExhaustiveDependencies: seats are lost only by new states.
  useEffect(() => {
    if (lost.length > 0) onLost?.(lost);
  }, [states]);

  function press(seat: number) {
    const name = nameSeats(layout, [seat]);
    const locked = lockedMessage?.(seat);
    if (locked !== undefined) {
      setNote(locked);
    } else if (chosen.includes(seat)) {
      onChange(chosen.filter((each) => each !== seat));
      setNote(`${name} removed.`);
    } else if (!canChoose(seat)) {
      setNote(`${name} is not available.`);
    } else if (chosen.length >= limit) {
      setNote(limitMessage);
    } else {
      onChange([...chosen, seat]);
      setNote(`${name} chosen.`);
    }
  }

  /** Adds offered seats and shows the whole choice on the map. */
  function addSeats(seats: number[]) {
    onChange([...chosen, ...seats]);
    map.current?.showSeats([...chosen, ...seats]);
    setNote(`${nameSeats(layout, seats)} chosen.`);
  }

  /** Replaces the choice by the best `count` seats side by side; false if there are none. */
  function chooseBest(count: number, category?: number): boolean {
    const seats = bestAvailable(layout, states, count, { category });
    if (seats.length === 0) {
      setNote(
        count === 1
          ? 'There is no such seat left. Try another price.'
          : `There are no ${count} seats together. Try fewer seats or another price, or choose seats on the map.`,
      );
      return false;
    }
    onChange(seats);
    map.current?.showSeats(seats);
    setNote(`${nameSeats(layout, seats)} chosen.`);
    return true;
  }

  return { map, note, lost, press, addSeats, chooseBest };
}
