import { randomUUID } from 'node:crypto';
import { Notice } from '@/components/ui/notice';
import { BestSeatsForm } from '@/components/visitors/seat-list/best-seats-form';
import { PriceTable } from '@/components/visitors/seat-list/price-table';
import { SeatForm } from '@/components/visitors/seat-list/seat-form';
import { categoriesAmong, sectionRows } from '@/components/visitors/seat-list/section-rows';
import { bestAvailable } from '@/lib/visitors/seating/best-available';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { countFree } from '@/lib/visitors/seating/seat-states';
import { ticketTypes } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';
import { bookSeats } from '../actions';

/** The seats of one section, in the form that books them. */
export function SeatChoice({
  show,
  layout,
  states,
  section,
  best,
}: {
  show: Show;
  layout: SeatingLayout;
  states: string;
  /** A valid index into `layout.sections`. */
  section: number;
  best?: number;
}) {
  const { name, first, count } = layout.sections[section] as SeatingLayout['sections'][number];
  const sectionStates = 'x'.repeat(first) + states.slice(first, first + count);
  const most = show.maxSeatsPerBooking;
  const wanted = best && Math.min(best, most);
  const chosen = wanted ? bestAvailable(layout, sectionStates, wanted) : [];
  const categories = categoriesAmong(layout, show.prices, first, count);
  return (
    <SeatForm
      action={bookSeats}
      show={{ id: show.id, currency: show.currency }}
      idempotencyKey={randomUUID()}
      rows={sectionRows(layout, section, states)}
      categories={categories}
      chosen={chosen.map((seat) => ({ seat, type: 'standard' }))}
    >
      <div className="intro">
        <div>
          <h2>{name}</h2>
          <p>
            {countFree(states, first, count)} of {count} seats left.{' '}
            {layout.sections.length > 1 && (
              <a className="link" href={`/shows/${show.slug}/seats`}>
                All sections
              </a>
            )}
          </p>
          <BestSeatsForm section={section} most={most} asked={best} />
          {best !== undefined && (
            <Notice kind={chosen.length > 0 ? 'done' : 'attention'}>
              {chosen.length > 0
                ? `Selected for you: ${nameSeats(layout, chosen)}. Enter your name and book, or change the selection.`
                : `Please ask for fewer seats, or choose another section: ${name} has fewer than ${wanted} left.`}
            </Notice>
          )}
        </div>
        <PriceTable
          layout={layout}
          categories={categories}
          types={ticketTypes(show)}
          currency={show.currency}
        />
      </div>
    </SeatForm>
  );
}
