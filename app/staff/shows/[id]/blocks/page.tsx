import { formatCount } from '@/lib/format-count';
import '@/components/office/blocks/blocks.css';
import { HoldByNameForm } from '@/components/office/blocks/hold-by-name-form';
import { HoldSeats } from '@/components/office/blocks/hold-seats';
import { Table } from '@/components/office/layout/table';
import { Notice } from '@/components/ui/notice';
import { isAllowed } from '@/lib/office/auth/policies';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { type Block, findBlocks } from '@/lib/office/blocks/find-blocks';
import { readDraftSeatStates } from '@/lib/office/blocks/read-draft-seat-states';
import { formatSeatRanges } from '@/lib/office/blocks/seat-ranges';
import { nameSeatRuns } from '@/lib/office/blocks/seat-runs';
import { formatDayAndTime } from '@/lib/time';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { findShowOr404 } from '../find-show';
import { holdSeatsAction } from './actions';
import { BlockHead } from './block-head';

export const metadata = { title: 'Seats on hold' };

const MOST_LINES = 4;

/** The seats of a show that are on hold, and the forms that put seats on hold by map or by name. */
export default async function BlocksPage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await requireStaff('blocksPage');
  const show = await findShowOr404(params);
  const isDraft = show.status === 'draft';
  const [blocks, stored, letters] = await Promise.all([
    findBlocks(show.id),
    findLayout(show.planHash),
    isDraft ? readDraftSeatStates(show.id) : null,
  ]);
  const mayHold = isAllowed('holdSeatsAction', staff.role) && show.status !== 'cancelled';
  const { id, venue, title, currency, prices } = show;
  const held = blocks.filter(({ releasedAt }) => !releasedAt);
  const released = blocks.filter(({ releasedAt }) => releasedAt);
  return (
    <>
      <BlockHead show={show} role={staff.role} />
      {show.status === 'cancelled' && (
        <Notice>This show is cancelled, so no seats can be put on hold.</Notice>
      )}
      <HoldSeats
        show={{
          id,
          slug: show.address,
          plan: show.planHash,
          title,
          currency,
          prices,
          city: venue.city,
        }}
        draftStates={letters}
        blocks={held.map((block) => ({
          id: block.id,
          name: block.name,
          seats: formatSeatRanges(block.seats.map(({ seat }) => seat)),
        }))}
        action={mayHold ? holdSeatsAction : null}
      />
      <noscript>
        <p>The map needs JavaScript. Without it, enter the seats in the form below.</p>
      </noscript>
      <p className="map-note">
        Ticked seats are selected, small rings are sold, hatched seats are on hold.
      </p>
      <section className="block-section" aria-labelledby="held">
        <h2 id="held">Seats on hold</h2>
        <Table
          caption="Seats on hold"
          columns={[
            { label: 'For' },
            { label: 'Seats', isNumber: true },
            { label: 'Location' },
            { label: 'Automatic release' },
            { label: 'Created' },
          ]}
          rows={held.map((block) => ({
            key: block.id,
            cells: cellsOf(block, id, venue.timeZone),
          }))}
          empty="No seats are on hold. Select seats on the map and enter who they are for."
        />
      </section>
      {mayHold && stored && (
        <section className="block-section" aria-labelledby="by-name">
          <h2 id="by-name">Or enter the seats</h2>
          <HoldByNameForm
            show={{ id, plan: show.planHash, city: venue.city }}
            sections={stored.layout.sections.map(({ name }) => name)}
            action={holdSeatsAction}
          />
        </section>
      )}
      {released.length > 0 && (
        <section className="block-section" aria-labelledby="released">
          <h2 id="released">Released</h2>
          <Table
            caption="Released seats"
            columns={[{ label: 'For' }, { label: 'Reason' }, { label: 'Released' }]}
            rows={released.map(({ id: key, name, reason, releasedAt }) => ({
              key,
              cells: [name, reason, releasedAt && when(releasedAt, venue.timeZone)],
            }))}
            empty=""
          />
        </section>
      )}
    </>
  );
}

const when = (moment: Date, timeZone: string) => formatDayAndTime(moment.toISOString(), timeZone);

function cellsOf(block: Block, showId: string, timeZone: string) {
  const { id, name, reason, seats, releaseAt, createdAt, madeBy } = block;
  return [
    <span key="name">
      <a href={`/staff/shows/${showId}/blocks/${id}`}>{name}</a>
      <br />
      {reason}
    </span>,
    formatCount(seats.length),
    nameSeatRuns(seats, MOST_LINES).join('; '),
    releaseAt ? when(releaseAt, timeZone) : 'None',
    madeBy ? `${when(createdAt, timeZone)}, ${madeBy}` : when(createdAt, timeZone),
  ];
}
