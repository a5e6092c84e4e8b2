import { PriceTable } from '@/components/visitors/seat-list/price-table';
import { categoriesAmong } from '@/components/visitors/seat-list/section-rows';
import { MapLegend } from '@/components/visitors/seat-map/map-legend';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { ticketTypes } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';

/** The legend of a show's map: prices, colours and signs. */
export async function Legend({ show }: { show: Show }) {
  const stored = await findLayout(show.plan);
  return (
    <div className="legend">
      {stored && (
        <PriceTable
          layout={stored.layout}
          categories={categoriesAmong(stored.layout, show.prices)}
          types={ticketTypes(show)}
          currency={show.currency}
        />
      )}
      <MapLegend />
    </div>
  );
}
