import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import type { PlanMoveRefusal, SeatDifference } from '@/lib/office/plans/compare-seats';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

type Move =
  | { ok: true; difference: SeatDifference }
  | ({ ok: false; difference: SeatDifference } & PlanMoveRefusal);

const MOST_NAMED = 10;

/** What another plan changes in a show's seats, and why the move is refused. */
export function SeatChanges({ move }: { move: Move }) {
  const { kept, added, removed, recategorised, renamed } = move.difference;
  return (
    <>
      {!move.ok && <Refusal refusal={move} />}
      <dl className="staff-facts">
        <dt>Unchanged</dt>
        <dd>{formatCount(kept, 'seat')}</dd>
        <dt>New</dt>
        <dd>
          {formatCount(added.length, 'seat')} <SeatNames seats={added.map(seatLocation)} />
        </dd>
        <dt>Removed</dt>
        <dd>
          {formatCount(removed.length, 'seat')} <SeatNames seats={removed.map(seatLocation)} />
        </dd>
        <dt>New category</dt>
        <dd>
          {formatCount(recategorised.length, 'seat')}{' '}
          <SeatNames
            seats={recategorised.map(
              ({ from, to }) => `${seatLocation(from)}: ${from.category} to ${to.category}`,
            )}
          />
        </dd>
        <dt>Renamed</dt>
        <dd>
          {formatCount(renamed.length, 'seat')}{' '}
          <SeatNames
            seats={renamed.map(({ from, to }) => `${seatLocation(from)} to ${seatLocation(to)}`)}
          />
        </dd>
      </dl>
    </>
  );
}

function Refusal({ refusal }: { refusal: PlanMoveRefusal }) {
  if (refusal.reason === 'taken') {
    return (
      <Notice kind="attention">
        You cannot move this show. {formatCount(refusal.count, 'seat')} that would change or be
        removed {refusal.count === 1 ? 'is' : 'are'} sold, on hold or on a ticket.
        <SeatNames seats={refusal.seats.map(seatLocation)} of={refusal.count} />
      </Notice>
    );
  }
  return (
    <Notice kind="attention">
      You cannot move this show. It is published, and in the other plan{' '}
      {formatCount(refusal.count, 'seat')} would have the number of another seat, so that open maps
      and forms book the wrong seats. Add new seats at the end of the plan, and put seats on hold
      that you do not want to sell.
      <SeatNames
        seats={refusal.seats.map(
          ({ from, to }) => `${seatLocation(from)} would be ${seatLocation(to)}`,
        )}
        of={refusal.count}
      />
    </Notice>
  );
}

function SeatNames({ seats, of = seats.length }: { seats: string[]; of?: number }) {
  if (seats.length === 0) return null;
  const shown = seats.slice(0, MOST_NAMED);
  return (
    <ul className="seat-changes">
      {shown.map((name) => (
        <li key={name}>{name}</li>
      ))}
      {of > shown.length && <li>and {formatCount(of - shown.length)} more</li>}
    </ul>
  );
}
