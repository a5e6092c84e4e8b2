import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import {
  countPeople,
  describeWait,
  positionMessage,
  progressPercent,
  standstillMessage,
} from './queue-messages';

/** The position in the queue as a number and as a progress bar, with the expected time. */
export function QueueProgress({ answer }: { answer: Extract<VisitAnswer, { status: 'waiting' }> }) {
  const { ahead, total, expectedSeconds } = answer;
  if (ahead === null) {
    return (
      <p className="queue-text">
        <b>{positionMessage(answer)}</b> When booking opens, everyone in the queue gets a random
        position. Arriving early makes no difference.
      </p>
    );
  }
  const done = progressPercent(ahead, total);
  const standstill = standstillMessage(answer);
  return (
    <>
      <p className="queue-position">
        {ahead > 1 ? (
          <>
            <b>{formatCount(ahead)}</b> people are ahead of you
          </>
        ) : (
          <b>{positionMessage(answer).replace('.', '')}</b>
        )}
      </p>
      <div
        className="queue-track"
        role="progressbar"
        aria-label="Your progress in the queue"
        aria-valuenow={done}
        aria-valuetext={positionMessage(answer)}
        style={{ '--queue-done': `${done}%` } as React.CSSProperties}
      >
        <span />
      </div>
      <p className="queue-text">
        {standstill}
        {!standstill &&
          expectedSeconds !== null &&
          `Expected wait: ${describeWait(expectedSeconds)}. `}
        {!standstill && total > 1 && `${capital(countPeople(total))} are in the queue.`}
      </p>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
