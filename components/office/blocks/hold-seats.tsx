'use client';

import { useRef, useState } from 'react';
import { type MapShow, ShowHall } from '@/components/office/shows/show-hall';
import { Notice } from '@/components/ui/notice';
import type { LoadedHall } from '@/components/visitors/seat-map/live-hall';
import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import { formatSeatRanges, parseSeatRanges } from '@/lib/office/blocks/seat-ranges';
import type { FormState } from '@/lib/office/forms/form-state';
import { nameSeats, takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import { HoldForm } from './hold-form';
import {
  changeSelection,
  MAX_SELECTED,
  type SelectionChange,
  type SelectionMode,
  selectPart,
} from './select-seats';
import { SelectionModeFields } from './selection-mode';
import { useDragSelection } from './use-drag-selection';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** A block with its seats, written by `formatSeatRanges`. */
type BlockSeats = { id: string; name: string; seats: string };

type Props = {
  show: MapShow & { id: string; city: string };
  /** Null for a published show. */
  draftStates: string | null;
  blocks: BlockSeats[];
  /** Null for staff who may only look. */
  action: Action | null;
};

/** Selects seats on the map and puts them on hold. */
export function HoldSeats(props: Props) {
  return (
    <ShowHall show={props.show} draftStates={props.draftStates}>
      {(loaded) => <SeatSelector key={loaded.plan} {...props} {...loaded} />}
    </ShowHall>
  );
}

function SeatSelector({ show, blocks, action, hall, states, plan }: Props & LoadedHall) {
  const [mode, setMode] = useState<SelectionMode>('seat');
  const [selected, setSelected] = useState<number[]>([]);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [dragSelects, setDragSelects] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  /** The selection before React has rendered it, and whether the current drag adds or removes seats. */
  const drag = useRef({ selected, adds: true });
  drag.current.selected = selected;
  const { layout } = hall;
  const taken = selected.filter((seat) => !isFree(states, seat));

  function press(seat: number) {
    const name = nameSeats(layout, [seat]);
    if (!action || !(isFree(states, seat) || selected.includes(seat))) {
      setNote(`${name}: ${stateLabel(seat)}.`);
      if (mode === 'seat' || mode === 'range' || !action) return;
    }
    const next = selectPart(layout, states, selected, { mode, seat, anchor });
    setAnchor(seat);
    apply(next);
  }

  useDragSelection(frame, hall, action !== null && dragSelects, (seats, isFirst) => {
    const [first] = seats;
    if (isFirst) drag.current.adds = first === undefined || !selected.includes(first);
    apply(changeSelection(states, drag.current.selected, seats, drag.current.adds));
  });

  function apply(next: SelectionChange) {
    const before = drag.current.selected;
    const changed = [...without(next.seats, before), ...without(before, next.seats)];
    drag.current.selected = next.seats;
    setSelected(next.seats);
    const what = changed.length === 1 ? nameSeats(layout, changed) : `${changed.length} seats`;
    if (next.change === 'added') setNote(`${what} selected; ${next.seats.length} in all.`);
    if (next.change === 'removed') setNote(`${what} removed; ${next.seats.length} in all.`);
    if (next.change === 'too_many') {
      setNote(`Select at most ${MAX_SELECTED} seats here. Use the form below for more.`);
    }
  }

  function stateLabel(seat: number): string {
    if (isFree(states, seat)) return 'available';
    if (states[seat] !== SEAT_STATE_LETTERS.blocked) return 'sold';
    const block = blocks.find(({ seats }) => parseSeatRanges(seats)?.includes(seat));
    return block ? `on hold for ${block.name}` : 'on hold';
  }

  function clear() {
    setSelected([]);
    setAnchor(null);
    setNote('');
  }

  return (
    <div className={action ? 'hold-seats' : undefined}>
      <div ref={frame} className={dragSelects ? 'room-map drag-selects' : 'room-map'}>
        {action && (
          <SelectionModeFields
            mode={mode}
            onMode={setMode}
            dragSelects={dragSelects}
            onDragSelects={setDragSelects}
          />
        )}
        <SeatMap hall={hall} states={states} show={show} chosen={selected} onPress={press} />
        <p className="map-note" role="status">
          {note}
        </p>
      </div>
      {action && (
        <HoldForm
          show={show}
          plan={plan}
          layout={layout}
          selected={selected}
          action={action}
          onClear={clear}
        >
          {taken.length > 0 && (
            <Notice kind="attention">
              {takenWhileChoosing(nameSeats(layout, taken), taken.length)}
              <p className="notice-buttons">
                <button
                  type="button"
                  className="button button-quiet"
                  onClick={() => setSelected(selected.filter((seat) => isFree(states, seat)))}
                >
                  Remove them
                </button>
              </p>
            </Notice>
          )}
          <input type="hidden" name="seats" value={formatSeatRanges(selected)} />
        </HoldForm>
      )}
    </div>
  );
}

function without(seats: readonly number[], others: readonly number[]): number[] {
  const left = new Set(others);
  return seats.filter((seat) => !left.has(seat));
}
