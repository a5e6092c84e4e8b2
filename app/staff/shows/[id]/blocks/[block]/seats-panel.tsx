import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import type { Block } from '@/lib/office/blocks/find-blocks';
import { groupByRow, nameSeatRuns } from '@/lib/office/blocks/seat-runs';
import { idleForm } from '@/lib/office/forms/form-state';
import { releaseSeatsAction } from '../actions';
import { BlockId } from './block-id';

/** With more seats than this, the page lists them without checkboxes. */
const MAX_CHECKBOXES = 1_000;

/** The seats of a block, with a checkbox for each if they may be released. */
export function SeatsPanel({
  showId,
  block: { id, seats },
  mayRelease,
}: {
  showId: string;
  block: Block;
  mayRelease: boolean;
}) {
  const hasCheckboxes = mayRelease && seats.length <= MAX_CHECKBOXES;
  return (
    <section className="staff-panel" aria-labelledby="seats">
      <h2 id="seats">{hasCheckboxes ? 'Release some seats' : 'Seats'}</h2>
      {hasCheckboxes ? (
        <StaffForm action={releaseSeatsAction} initial={idleForm()} submit="Release selected seats">
          <BlockId showId={showId} blockId={id} />
          {groupByRow(seats).map((row) => (
            <fieldset key={row.name} className="block-row">
              <legend>{row.name}</legend>
              <ul>
                {row.seats.map(({ seat, number }) => (
                  <li key={seat}>
                    <CheckboxField
                      name="seat"
                      id={`seat-${seat}`}
                      value={String(seat)}
                      label={number}
                    />
                  </li>
                ))}
              </ul>
            </fieldset>
          ))}
        </StaffForm>
      ) : (
        <ul className="block-seat-list">
          {nameSeatRuns(seats).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
