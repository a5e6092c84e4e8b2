import { BlockFields } from '@/components/office/blocks/block-fields';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { StaffForm } from '@/components/office/forms/staff-form';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import type { Block } from '@/lib/office/blocks/find-blocks';
import { idleForm } from '@/lib/office/forms/form-state';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { toLocalTime } from '@/lib/office/show-admin/local-time';
import { formatDayAndTime } from '@/lib/time';
import { changeBlockAction, releaseBlockAction } from '../actions';
import { BlockId } from './block-id';

/** The details of a block, with the forms that change and release it. */
export function BlockPanel({
  show: { id: showId, venue },
  block,
  mayChange,
}: {
  show: StaffShow;
  block: Block;
  mayChange: boolean;
}) {
  const { id, name, reason, releaseAt, releasedAt } = block;
  return (
    <section className="staff-panel" aria-labelledby="block">
      <h2 id="block">{name}</h2>
      <Facts block={block} timeZone={venue.timeZone} />
      {releasedAt && (
        <Notice>Released on {format(releasedAt, venue.timeZone)}. These seats are on sale.</Notice>
      )}
      {mayChange && (
        <StaffForm action={changeBlockAction} initial={idleForm()} submit="Save changes">
          <BlockId showId={showId} blockId={id} />
          <BlockFields
            prefix="block"
            city={venue.city}
            values={{
              name,
              reason,
              releaseAt: releaseAt ? toLocalTime(releaseAt, venue.timeZone) : '',
            }}
          />
        </StaffForm>
      )}
      {mayChange && <Release showId={showId} block={block} />}
    </section>
  );
}

function Facts({ block, timeZone }: { block: Block; timeZone: string }) {
  const { reason, seats, releaseAt, madeBy, createdAt } = block;
  const created = format(createdAt, timeZone);
  return (
    <dl className="staff-facts">
      <dt>Reason</dt>
      <dd>{reason}</dd>
      <dt>Seats</dt>
      <dd>{seats.length === 0 ? 'None' : formatCount(seats.length, 'seat')}</dd>
      <dt>Automatic release</dt>
      <dd>{releaseAt ? format(releaseAt, timeZone) : 'None'}</dd>
      <dt>Created</dt>
      <dd>{madeBy ? `${created} by ${madeBy}` : created}</dd>
    </dl>
  );
}

function Release({ showId, block: { id, seats } }: { showId: string; block: Block }) {
  const count = formatCount(seats.length, 'seat');
  return (
    <StaffForm action={releaseBlockAction} initial={idleForm()}>
      <BlockId showId={showId} blockId={id} />
      <ConfirmButton label="Release all seats…" confirm={`Release ${count}`}>
        <p>{count} will go on sale at once. Seats that are then booked cannot be put on hold.</p>
      </ConfirmButton>
    </StaffForm>
  );
}

const format = (moment: Date, timeZone: string) => formatDayAndTime(moment.toISOString(), timeZone);
