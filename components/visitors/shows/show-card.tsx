import { Poster } from '@/components/visitors/posters/poster';
import { formatMoney } from '@/lib/money';
import { formatTime } from '@/lib/time';
import { salePhase } from '@/lib/visitors/shows/sale-phase';
import type { ShowSummary } from '@/lib/visitors/shows/show';
import { saleLabel } from './sale-messages';
import { TearOff } from './tear-off';

/** A show in a list; `now` in milliseconds since 1970, UTC. */
export function ShowCard({ show, now }: { show: ShowSummary; now: number }) {
  const { venue, startsAt } = show;
  const phase = salePhase(show, now);
  const buyable = phase === 'open' && show.availability !== 'none';
  const label = saleLabel(show, now);
  return (
    <li className="show">
      <Poster show={show} as="h2" href={`/shows/${show.slug}`} />
      <TearOff at={startsAt} timeZone={venue.timeZone} />
      <p>
        <b>{formatTime(startsAt, venue.timeZone)}</b>
        {` ${venue.name}, ${venue.city}`}
        {buyable || phase === 'upcoming' ? (
          <span>{`From ${formatMoney(show.priceFrom, show.currency)}, ${label}`}</span>
        ) : (
          <strong>{label}</strong>
        )}
      </p>
    </li>
  );
}
