import { LineForm } from '@/components/waiting-room/line-form';
import { LineStatus } from '@/components/waiting-room/line-status';
import { outsideWords } from '@/components/waiting-room/outside-words';
import type { Show } from '@/lib/shows/show';
import { formatDayAndTime } from '@/lib/time';
import type { LineAnswer } from '@/lib/waiting-room/line-answer';
import { JOIN_BEFORE_MS } from '@/lib/waiting-room/pace';
import { joinLine } from './actions';

type Answer = Exclude<LineAnswer, { status: 'off' | 'over' }>;

/** A browser's place in line as a page without scripts; it comes back as often as a script would ask. */
export function PlainLine({ show, answer }: { show: Show; answer: Answer }) {
  const zone = show.venue.timeZone;
  return (
    <section className="line" aria-label="Waiting room">
      <h2>{titleOf(answer)}</h2>
      {'opensInMs' in answer && answer.opensInMs > 0 && (
        <p>Seats go on sale on {formatDayAndTime(show.salesStart, zone)}.</p>
      )}
      {answer.status === 'outside' && (
        <>
          <p className="line-words">{outsideWords(answer)}</p>
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
            <LineForm action={joinLine} show={show.id} label="Join the line" />
          )}
        </>
      )}
      {answer.status === 'inside' && (
        <>
          <p className="line-words">
            You have {Math.max(1, Math.floor(answer.leftMs / 60_000))} minutes to choose and book.
          </p>
          <LineForm action={joinLine} show={show.id} label="Choose your seats" />
        </>
      )}
      {answer.status === 'waiting' && <LineStatus line={answer} />}
      {'pollAfterMs' in answer && (
        <>
          <meta
            httpEquiv="refresh"
            content={`${Math.ceil(answer.pollAfterMs / 1_000)};url=/shows/${show.slug}/waiting`}
          />
          <p className="line-small">
            This page loads itself again and says when it is your turn. Your place is kept in this
            browser.
          </p>
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
