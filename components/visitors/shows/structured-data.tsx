import type { Event, WithContext } from 'schema-dts';
import { decimalAmount } from '@/lib/money';
import { type SalePhase, salePhase } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';

/** The show for search engines, as schema.org JSON-LD. `origin` is the site's own, such as `https://a.example`. */
export function StructuredData({ show, origin, now }: { show: Show; origin: string; now: number }) {
  const json = JSON.stringify(eventOf(show, origin, now)).replaceAll('<', '\\u003c');
  return (
    <script
      type="application/ld+json"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which < is escaped, so that no tag can start.
      dangerouslySetInnerHTML={{ __html: json }}
    />
  );
}

function eventOf(show: Show, origin: string, now: number): WithContext<Event> {
  const { venue, currency } = show;
  const url = `${origin}/shows/${show.slug}`;
  const amounts = show.prices.map(({ amount }) => amount);
  const phase = salePhase(show, now);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    name: show.title,
    description: show.tagline,
    url,
    startDate: show.startsAt,
    endDate: show.endsAt,
    eventStatus:
      phase === 'cancelled'
        ? 'https://schema.org/EventCancelled'
        : 'https://schema.org/EventScheduled',
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    image: show.image ? `${origin}/images/${show.image}` : `${url}/opengraph-image`,
    location: {
      '@type': 'Place',
      name: venue.name,
      address: {
        '@type': 'PostalAddress',
        streetAddress: venue.address,
        addressLocality: venue.city,
      },
    },
    offers: {
      '@type': 'AggregateOffer',
      url,
      priceCurrency: currency,
      lowPrice: Number(decimalAmount(Math.min(...amounts), currency)),
      highPrice: Number(decimalAmount(Math.max(...amounts), currency)),
      validFrom: show.salesStart,
      availability: `https://schema.org/${stockOf(show, phase)}`,
    },
  };
}

function stockOf(show: Show, phase: SalePhase) {
  if (show.availability === 'none' || phase === 'closed' || phase === 'cancelled') return 'SoldOut';
  return phase === 'upcoming' ? 'PreOrder' : 'InStock';
}
