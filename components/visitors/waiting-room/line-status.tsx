import { formatCount } from '@/lib/format-count';
import type { LineAnswer } from '@/lib/visitors/waiting-room/line-answer';
import { expectedWords, people, placeWords, progressOf, standstillWords } from './line-words';

/** Where somebody in line stands: the number, the way to the front, and what is known of the time. */
export function LineStatus({ line }: { line: Extract<LineAnswer, { status: 'waiting' }> }) {
  const { ahead, total, expectedSeconds } = line;
  if (ahead === null) {
    return (
      <p className="line-words">
        <b>{placeWords(line)}</b> When the sale opens, everybody who is here is drawn in random
        order. It does not matter who came first.
      </p>
    );
  }
  const done = progressOf(ahead, total);
  const standstill = standstillWords(line);
  return (
    <>
      <p className="line-place">
        {ahead > 1 ? (
          <>
            <b>{formatCount(ahead)}</b> people are before you
          </>
        ) : (
          <b>{placeWords(line).replace('.', '')}</b>
        )}
      </p>
      <div
        className="line-track"
        role="progressbar"
        aria-label="Your way to the front of the line"
        aria-valuenow={done}
        aria-valuetext={placeWords(line)}
        style={{ '--line-done': `${done}%` } as React.CSSProperties}
      >
        <span />
      </div>
      <p className="line-words">
        {standstill}
        {!standstill &&
          expectedSeconds !== null &&
          `Your turn comes in ${expectedWords(expectedSeconds)}. `}
        {!standstill && total > 1 && `${capital(people(total))} wait in all.`}
      </p>
    </>
  );
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
