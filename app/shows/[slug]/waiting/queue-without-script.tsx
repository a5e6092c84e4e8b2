import { outsideMessage } from '@/components/visitors/waiting-room/outside-words';
import { QueueForm } from '@/components/visitors/waiting-room/queue-form';
import { QueueProgress } from '@/components/visitors/waiting-room/queue-progress';
import { formatDayAndTime } from '@/lib/time';
import type { Show } from '@/lib/visitors/shows/show';
import { JOIN_BEFORE_MS } from '@/lib/visitors/waiting-room/poll-interval';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { enterAction, joinQueueAction } from './actions';

type Answer = Exclude<VisitAnswer, { status: 'off' | 'over' }>;

/** Nobody can read the page in less, in seconds. */
const SHORTEST_S = 10;

/**
 * A browser's place in line as a page, until a script has asked for it or for good. Without scripts it
 * comes back as often as a script would ask, but for those who would have no time to read it.
 */
export function QueueWithoutScript({ show, answer }: { show: Show; answer: Answer }) {
  const zone = show.venue.timeZone;
  const here = `/shows/${show.slug}/waiting`;
  return (
    <section className="line" aria-label="Waiting room">
      <h2>{titleOf(answer)}</h2>
      {'opensInMs' in answer && answer.opensInMs > 0 && (
        <p>Seats go on sale on {formatDayAndTime(show.salesStart, zone)}.</p>
      )}
      {answer.status === 'outside' && (
        <>
          <p className="line-words">{outsideMessage(answer)}</p>
          {answer.joinInMs > 0 ? (
            <p className="line-words">
              The line begins on{' '}
              {formatDayAndTime(
                new Date(Date.parse(show.salesStart) - JOIN_BEFORE_MS).toISOString(),
                zone,
              )}
              . Please come back then.
            </p>
          ) : (
            <QueueForm action={joinQueueAction} show={show.id} label="Join the line" />
          )}
        </>
      )}
      {answer.status === 'inside' && (
        <>
          <p className="line-words">
            Go on to the seats within {minutes(answer.idleMs)}, or your turn passes to the next in
            line. There you see how long you have to choose and book.
          </p>
          <QueueForm action={enterAction} show={show.id} label="Choose your seats" />
        </>
      )}
      {answer.status === 'waiting' && <QueueProgress line={answer} />}
      {'pollAfterMs' in answer && (
        <>
          <p className="line-small">
            Your place is kept in this browser.{' '}
            <a className="link" href={here}>
              Look now
            </a>
          </p>
          <noscript>
            <meta httpEquiv="refresh" content={`${secondsUntil(answer.pollAfterMs)};url=${here}`} />
            <p className="line-small">
              This page loads itself again and says when it is your turn.
            </p>
          </noscript>
        </>
      )}
    </section>
  );
}

function titleOf(answer: Answer): string {
  switch (answer.status) {
    case 'outside':
      return answer.ended ? 'Your turn is over' : 'Waiting room';
    case 'inside':
      return 'It is your turn';
    case 'waiting':
      return 'You are in line';
    case 'still':
      return 'Your place is kept';
  }
}

const secondsUntil = (milliseconds: number) =>
  Math.max(SHORTEST_S, Math.ceil(milliseconds / 1_000));

/** As whole minutes as they are surely left. */
function minutes(milliseconds: number): string {
  const count = Math.floor(milliseconds / 60_000);
  if (count < 1) return 'the next seconds';
  return count === 1 ? 'a minute' : `${count} minutes`;
}
