'use client';

import { useRef, useState } from 'react';
import { type MapShow, ShowHall } from '@/components/office/shows/show-hall';
import { Notice } from '@/components/ui/notice';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import { formatSeatRanges, parseSeatRanges } from '@/lib/office/blocks/seat-ranges';
import type { FormState } from '@/lib/office/forms/form-state';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import { HoldForm } from './hold-form';
import {
  changeSelection,
  MAX_SELECTED,
  type SelectionChange,
  type SelectionMode,
  toggleSelection,
} from './select-seats';
import { SelectionModeFields } from './selection-mode';
import { useDragSelection } from './use-drag-selection';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** A block by its id, with the seats that it holds as `writeRanges` has them. */
export type BlockSeats = { id: string; name: string; seats: string };

type Props = {
  show: MapShow & { id: string; city: string };
  /** A draft's seats; null when they come by the stream. */
  still: string | null;
  blocks: BlockSeats[];
  /** Null for those who may only look. */
  action: Action | null;
};

/** The hall as the tool that holds seats back: a brush, the map, and the form that sends it. */
export function HoldSeats(props: Props) {
  return (
    <ShowHall show={props.show} still={props.still}>
      {(hall, states, plan) => (
        <SeatSelector key={plan} {...props} hall={hall} states={states} plan={plan} />
      )}
    </ShowHall>
  );
}

function SeatSelector({
  show,
  blocks,
  action,
  hall,
  states,
  plan,
}: Props & { hall: Hall; states: string; plan: string }) {
  const [brush, setBrush] = useState<SelectionMode>('seat');
  const [painted, setPainted] = useState<number[]>([]);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [drags, setDrags] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  /** What is painted, also before React has shown it; whether the stroke that runs adds seats. */
  const stroke = useRef({ painted, adds: true });
  stroke.current.painted = painted;
  const { layout } = hall;
  const gone = painted.filter((seat) => !isFree(states, seat));

  function press(seat: number) {
    const name = nameSeats(layout, [seat]);
    if (!action || !(isFree(states, seat) || painted.includes(seat))) {
      setNote(`${name}: ${stateWords(seat)}.`);
      if (brush === 'seat' || brush === 'stretch' || !action) return;
    }
    const next = toggleSelection(layout, states, painted, { brush, seat, anchor });
    setAnchor(seat);
    take(next);
  }

  useDragSelection(frame, hall, action !== null && drags, (seats, isFirst) => {
    const [first] = seats;
    if (isFirst) stroke.current.adds = first === undefined || !painted.includes(first);
    const next = changeSelection(states, stroke.current.painted, seats, stroke.current.adds);
    take(next);
  });

  function take(next: SelectionChange) {
    const before = stroke.current.painted;
    const changed = [...without(next.seats, before), ...without(before, next.seats)];
    stroke.current.painted = next.seats;
    setPainted(next.seats);
    const what = changed.length === 1 ? nameSeats(layout, changed) : `${changed.length} seats`;
    if (next.change === 'added') setNote(`${what} taken; ${next.seats.length} in all.`);
    if (next.change === 'removed') setNote(`${what} left out; ${next.seats.length} in all.`);
    if (next.change === 'too_many') {
      setNote(
        `The brush takes ${MAX_SELECTED} seats at most; name more of them in the form below.`,
      );
    }
  }

  function stateWords(seat: number): string {
    if (isFree(states, seat)) return 'free';
    if (states[seat] !== SEAT_STATE_LETTERS.blocked) return 'sold';
    const block = blocks.find(({ seats }) => parseSeatRanges(seats)?.includes(seat));
    return block ? `held back for ${block.name}` : 'held back';
  }

  return (
    <div className={action ? 'hold-seats' : undefined}>
      <div ref={frame} className={drags ? 'room-map drag-selects' : 'room-map'}>
        {action && (
          <SelectionModeFields brush={brush} onChange={setBrush} drags={drags} onDrags={setDrags} />
        )}
        <SeatMap hall={hall} states={states} show={show} chosen={painted} onPress={press} />
        <p className="map-note" role="status">
          {note}
        </p>
      </div>
      {action && (
        <HoldForm
          show={show}
          plan={plan}
          layout={layout}
          painted={painted}
          action={action}
          onClear={() => {
            setPainted([]);
            setAnchor(null);
            setNote('');
          }}
        >
          {gone.length > 0 && (
            <Notice kind="attention">
              {nameSeats(layout, gone)} went while you were choosing.
              <p className="notice-buttons">
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => setPainted(painted.filter((seat) => isFree(states, seat)))}
                >
                  Leave them out
                </button>
              </p>
            </Notice>
          )}
          <input type="hidden" name="seats" value={formatSeatRanges(painted)} />
        </HoldForm>
      )}
    </div>
  );
}

function without(seats: readonly number[], others: readonly number[]): number[] {
  const left = new Set(others);
  return seats.filter((seat) => !left.has(seat));
}
