import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import type { PlanMoveRefusal, SeatDifference } from '@/lib/office/plans/compare-seats';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

type Move =
  | { ok: true; difference: SeatDifference }
  | ({ ok: false; difference: SeatDifference } & PlanMoveRefusal);

const SHOWN = 10;

/** What another plan does to a show's seats, and why it is refused when it is. */
export function SeatChanges({ move }: { move: Move }) {
  const { kept, appear, vanish, recategorised, renamed } = move.difference;
  return (
    <>
      {!move.ok && <Refusal refusal={move} />}
      <dl className="staff-facts">
        <dt>Stay as they are</dt>
        <dd>{formatCount(kept, 'seat')}</dd>
        <dt>Appear</dt>
        <dd>
          {formatCount(appear.length, 'seat')} <Some seats={appear.map(seatLocation)} />
        </dd>
        <dt>Vanish</dt>
        <dd>
          {formatCount(vanish.length, 'seat')} <Some seats={vanish.map(seatLocation)} />
        </dd>
        <dt>Change their category</dt>
        <dd>
          {formatCount(recategorised.length, 'seat')}{' '}
          <Some
            seats={recategorised.map(
              ({ from, to }) => `${seatLocation(from)}: ${from.category} to ${to.category}`,
            )}
          />
        </dd>
        <dt>Get another name</dt>
        <dd>
          {formatCount(renamed.length, 'seat')}{' '}
          <Some
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
        {formatCount(refusal.count, 'seat')} that would change or vanish{' '}
        {refusal.count === 1 ? 'is' : 'are'} sold, held back or named by a ticket, so the show stays
        where it is.
        <Some seats={refusal.seats.map(seatLocation)} of={refusal.count} />
      </Notice>
    );
  }
  return (
    <Notice kind="attention">
      This show is published, and in the other plan {formatCount(refusal.count, 'seat')} would stand
      under the number of another: open maps and forms would book the wrong ones. Add new seats at
      the end of the plan, and hold back those that are not to be sold.
      <Some
        seats={refusal.seats.map(
          ({ from, to }) => `${seatLocation(from)} would be ${seatLocation(to)}`,
        )}
        of={refusal.count}
      />
    </Notice>
  );
}

function Some({ seats, of = seats.length }: { seats: string[]; of?: number }) {
  if (seats.length === 0) return null;
  const shown = seats.slice(0, SHOWN);
  return (
    <ul className="seat-changes">
      {shown.map((words) => (
        <li key={words}>{words}</li>
      ))}
      {of > shown.length && <li>and {formatCount(of - shown.length)} more</li>}
    </ul>
  );
}
