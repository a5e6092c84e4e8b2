import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { SellSeats } from '@/components/office/box-office/sell-seats';
import { Notice } from '@/components/ui/notice';
import { MapLegend } from '@/components/visitors/seat-map/map-legend';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findShowById } from '@/lib/office/box-office/find-show-by-id';
import { formatDayAndTime } from '@/lib/time';
import { sellSeatsAction } from '../actions';

export const metadata = { title: 'Box office' };

type Props = { params: Promise<{ show: string }> };

/** Sells seats of one show at the box office. */
export default async function SellPage({ params }: Props) {
  await requireStaff('sellSeatsPage');
  const show = await findShowById((await params).show);
  if (!show) notFound();
  return (
    <>
      <div className="staff-head">
        <h1>{show.title}</h1>
        <p>
          {formatDayAndTime(show.startsAt, show.venue.timeZone)}, {show.venue.name}.{' '}
          <a className="link" href="/staff/box-office">
            Choose another show
          </a>
        </p>
      </div>
      {show.status === 'on_sale' ? (
        <>
          <SellSeats show={show} action={sellSeatsAction} />
          <MapLegend />
        </>
      ) : (
        <Notice kind="attention">Sales are not possible: this show is {show.status}.</Notice>
      )}
    </>
  );
}
