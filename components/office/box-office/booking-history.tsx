import { Table } from '@/components/office/layout/table';
import { formatMoney } from '@/lib/money';
import { actionLabel } from '@/lib/office/box-office/booking-messages';
import type { OfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { formatStamp } from '@/lib/time';

/** What staff did with a booking, newest first. */
export function BookingHistory({ booking }: { booking: OfficeBooking }) {
  const { history, show, currency } = booking;
  return (
    <section aria-labelledby="history-head" className="booking-history">
      <h2 id="history-head">History</h2>
      <Table
        caption="What staff did with this booking"
        columns={[{ label: 'When' }, { label: 'Who' }, { label: 'Action' }, { label: 'Details' }]}
        rows={history.map((entry) => ({
          key: entry.id,
          cells: [
            formatStamp(entry.at, show.timeZone),
            entry.by,
            actionLabel(entry.action),
            detailsOf(entry, currency),
          ],
        }))}
        empty="Staff have not changed this booking."
      />
    </section>
  );
}

type Entry = OfficeBooking['history'][number];

function detailsOf({ before, after }: Entry, currency: string): string {
  const old = seatsOf(before);
  const now = seatsOf(after);
  const seats = old && now ? `${old} → ${now}` : old || now;
  const amount = (label: string, minor: unknown) =>
    typeof minor === 'number' && minor !== 0 ? `${label} ${formatMoney(minor, currency)}` : '';
  return [
    seats,
    amount('refund', after?.refund),
    amount('difference', after?.priceDifference),
    amount('total', after?.total),
    after?.codesRenewed === true ? 'new ticket codes' : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function seatsOf(part: Entry['before']): string {
  const seats = part?.seats ?? part?.seat;
  return [seats ?? []].flat().join('; ');
}
