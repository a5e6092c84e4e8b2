import { redirect } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { BestSeatsForm } from '@/components/visitors/seat-list/best-seats-form';
import { PriceTable } from '@/components/visitors/seat-list/price-table';
import { SectionList } from '@/components/visitors/seat-list/section-list';
import { categoriesAmong } from '@/components/visitors/seat-list/section-rows';
import { bestAvailable } from '@/lib/visitors/seating/best-available';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { countFree } from '@/lib/visitors/seating/seat-states';
import { ticketTypes } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';

/** The sections of the hall. A request for the best seats redirects to their section. */
export function SectionChoice({
  show,
  layout,
  states,
  isUnknownSection,
  best,
}: {
  show: Show;
  layout: SeatingLayout;
  states: string;
  isUnknownSection: boolean;
  best?: number;
}) {
  const wanted = best && Math.min(best, show.maxSeatsPerBooking);
  const [found] = wanted ? bestAvailable(layout, states, wanted) : [];
  if (found !== undefined) {
    const section = layout.sections.findLastIndex(({ first }) => first <= found);
    redirect(`/shows/${show.slug}/seats?section=${section}&best=${wanted}`);
  }
  return (
    <div className="booking">
      {isUnknownSection && (
        <Notice kind="attention">This hall has no such section. Please choose one of these.</Notice>
      )}
      {best !== undefined && (
        <Notice kind="attention">Please ask for fewer seats: fewer than {wanted} are left.</Notice>
      )}
      {countFree(states) === 0 && (
        <Notice>Sold out. If a booking is cancelled, its seats appear here again.</Notice>
      )}
      <div className="intro">
        <div>
          <h2>Choose a section</h2>
          <BestSeatsForm most={show.maxSeatsPerBooking} asked={best} />
        </div>
        <PriceTable
          layout={layout}
          categories={categoriesAmong(layout, show.prices)}
          types={ticketTypes(show)}
          currency={show.currency}
        />
      </div>
      <SectionList show={show} layout={layout} states={states} />
    </div>
  );
}
