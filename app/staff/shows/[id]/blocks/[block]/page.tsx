import '@/components/office/blocks/blocks.css';
import { notFound } from 'next/navigation';
import { BlockFields } from '@/components/office/blocks/block-fields';
import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { StaffForm } from '@/components/office/forms/staff-form';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { isAllowed } from '@/lib/office/auth/policies';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findBlocks } from '@/lib/office/blocks/find-blocks';

import { groupByRow, nameSeatRuns } from '@/lib/office/blocks/seat-runs';
import { idleForm } from '@/lib/office/forms/form-state';
import { toLocalTime } from '@/lib/office/show-admin/local-time';
import { formatDayAndTime } from '@/lib/time';
import { findShowOr404 } from '../../find-show';
import { changeBlockAction, releaseBlockAction, releaseSeatsAction } from '../actions';
import { BlockHead } from '../block-head';

export const metadata = { title: 'Held back' };

/** More boxes than this are no way to release seats. */
const MOST_BOXES = 1_000;

type Props = { params: Promise<{ id: string; block: string }> };

/** One block: whom it is for, and the way to release it wholly or seat by seat. */
export default async function BlockPage({ params }: Props) {
  const staff = await requireStaff('blockPage');
  const show = await findShowOr404(params);
  const { block: blockId } = await params;
  const block = (await findBlocks(show.id)).find(({ id }) => id === blockId);
  if (!block) notFound();
  const { name, reason, releaseAt, releasedAt, seats, madeBy, createdAt } = block;
  const when = (moment: Date) => formatDayAndTime(moment.toISOString(), show.venue.timeZone);
  const mayRelease = isAllowed('releaseSeatsAction', staff.role) && !releasedAt;
  const hidden = (
    <>
      <input type="hidden" name="show" value={show.id} />
      <input type="hidden" name="block" value={blockId} />
    </>
  );
  return (
    <>
      <BlockHead show={show} role={staff.role} />
      <p>
        <a className="link" href={`/staff/shows/${show.id}/blocks`}>
          All that is held back
        </a>
      </p>
      <div className="staff-columns">
        <section className="staff-panel" aria-labelledby="block">
          <h2 id="block">{name}</h2>
          <dl className="staff-facts">
            <dt>Why</dt>
            <dd>{reason}</dd>
            <dt>Seats</dt>
            <dd>{seats.length === 0 ? 'None any more' : formatCount(seats.length, 'seat')}</dd>
            <dt>On sale by itself</dt>
            <dd>{releaseAt ? when(releaseAt) : 'When somebody releases it'}</dd>
            <dt>Made</dt>
            <dd>{madeBy ? `${when(createdAt)} by ${madeBy}` : when(createdAt)}</dd>
          </dl>
          {releasedAt && <Notice>Released on {when(releasedAt)}. Its seats are on sale.</Notice>}
          {mayRelease && (
            <StaffForm action={changeBlockAction} initial={idleForm()} submit="Store the changes">
              {hidden}
              <BlockFields
                prefix="block"
                city={show.venue.city}
                values={{
                  name,
                  reason,
                  releaseAt: releaseAt ? toLocalTime(releaseAt, show.venue.timeZone) : '',
                }}
              />
            </StaffForm>
          )}
          {mayRelease && (
            <StaffForm action={releaseBlockAction} initial={idleForm()}>
              {hidden}
              <ConfirmButton
                label="Release all of it…"
                confirm={`Release ${formatCount(seats.length, 'seat')}`}
              >
                <p>
                  {formatCount(seats.length, 'seat')} go on sale at once, on every open map. To hold
                  them back again, somebody must be faster than the buyers.
                </p>
              </ConfirmButton>
            </StaffForm>
          )}
        </section>
        {seats.length > 0 && (
          <section className="staff-panel" aria-labelledby="seats">
            <h2 id="seats">{mayRelease ? 'Release some' : 'Its seats'}</h2>
            {mayRelease && seats.length <= MOST_BOXES ? (
              <StaffForm
                action={releaseSeatsAction}
                initial={idleForm()}
                submit="Release the ticked seats"
              >
                {hidden}
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
        )}
      </div>
    </>
  );
}
