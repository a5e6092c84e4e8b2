import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import {
  countPeople,
  describeWait,
  positionMessage,
  progressPercent,
  standstillMessage,
} from './queue-messages';

/** Where somebody in line stands: the number, the way to the front, and what is known of the time. */
export function QueueProgress({ line }: { line: Extract<VisitAnswer, { status: 'waiting' }> }) {
  const { ahead, total, expectedSeconds } = line;
  if (ahead === null) {
    return (
      <p className="line-words">
        <b>{positionMessage(line)}</b> When the sale opens, everybody who is here is drawn in random
        order. It does not matter who came first.
      </p>
    );
  }
  const done = progressPercent(ahead, total);
  const standstill = standstillMessage(line);
  return (
    <>
      <p className="line-place">
        {ahead > 1 ? (
          <>
            <b>{formatCount(ahead)}</b> people are before you
          </>
        ) : (
          <b>{positionMessage(line).replace('.', '')}</b>
        )}
      </p>
      <div
        className="line-track"
        role="progressbar"
        aria-label="Your way to the front of the line"
        aria-valuenow={done}
        aria-valuetext={positionMessage(line)}
        style={{ '--line-done': `${done}%` } as React.CSSProperties}
      >
        <span />
      </div>
      <p className="line-words">
        {standstill}
        {!standstill &&
          expectedSeconds !== null &&
          `Your turn comes in ${describeWait(expectedSeconds)}. `}
        {!standstill && total > 1 && `${capital(countPeople(total))} wait in all.`}
      </p>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
