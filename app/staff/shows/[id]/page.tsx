import { ShowTabs } from '@/components/office/shows/show-tabs';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { countSold } from '@/lib/office/show-admin/count-sold';
import { findRun } from '@/lib/office/show-admin/find-run';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { formatDayAndTime } from '@/lib/time';
import { findShowOr404 } from './find-show';
import { SaleControls } from './sale-controls';

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export const metadata = { title: 'Show' };

const DONE: Record<string, string> = {
  created: 'Draft created. Set its prices next, then put it on sale.',
  changed: 'Changes saved. All pages show them.',
  priced: 'Prices saved. Sold tickets keep their price.',
  demand: 'Changes saved. They apply to all visitors from now on.',
  poster: 'Poster changed.',
  moved: 'The show uses the new plan now.',
  on_sale: 'The show is on sale.',
  paused: 'Sales are paused. No seats can be booked until you resume sales.',
  cancelled: 'The show is cancelled. The pages of its bookings say so.',
};

/** The overview of a show, with the buttons that put it on sale, pause and cancel it. */
export default async function ShowPage({ params, searchParams }: Props) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  const note = DONE[firstValue((await searchParams).done) ?? ''];
  return (
    <>
      <ShowTabs show={show} current="" />
      {note && (
        <div role="status">
          <Notice kind="done">{note}</Notice>
        </div>
      )}
      <div className="staff-columns">
        <section className="staff-panel" aria-labelledby="facts">
          <h2 id="facts">Overview</h2>
          <Facts show={show} />
          <p className="staff-actions">
            {show.status !== 'draft' && (
              <a className="link" href={`/shows/${show.address}`}>
                View public page
              </a>
            )}
            <a className="link" href={`/staff/shows/new?from=${show.id}`}>
              Duplicate
            </a>
          </p>
        </section>
        <SaleControls show={show} sold={await countSold(show.id)} run={await findRun(show.id)} />
      </div>
    </>
  );
}

function Facts({ show }: { show: StaffShow }) {
  const { counts, venue, plan } = show;
  const when = (moment: Date) => formatDayAndTime(moment.toISOString(), venue.timeZone);
  return (
    <dl className="staff-facts">
      <dt>Starts</dt>
      <dd>{when(show.startsAt)}</dd>
      <dt>Booking open</dt>
      <dd>
        {when(show.salesStart)} to {when(show.salesEnd)}, {venue.city} time
      </dd>
      <dt>Seats</dt>
      <dd>
        {formatCount(counts.sold)} sold, {formatCount(counts.heldBack)} on hold,{' '}
        {formatCount(counts.free)} available
      </dd>
      <dt>Plan</dt>
      <dd>
        <a className="link" href={`/staff/plans/${plan.hash}`}>
          {plan.name}
        </a>
      </dd>
      <dt>Limits</dt>
      <dd>
        {show.maxSeatsPerBooking} seats per booking, {show.maxSeatsPerBuyer} per person
      </dd>
    </dl>
  );
}
