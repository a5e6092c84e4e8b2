import { Notice } from '@/components/ui/notice';
import type { Attempt } from './use-booking';

/** What the person must know about the last press of the button; nothing while there is nothing. */
export function AttemptNotice({
  attempt,
  isTold,
  onStartAnew,
}: {
  attempt: Attempt;
  /** Whether the seats' message stands in another notice already. */
  isTold: boolean;
  onStartAnew: () => void;
}) {
  switch (attempt.status) {
    case 'unknown':
      return (
        <Notice kind="attention">
          <p>{attempt.words}</p>
          <p>If you choose other seats instead, these may be yours as well.</p>
          <p className="notice-buttons">
            <button type="button" className="button button-quiet" onClick={onStartAnew}>
              Choose other seats instead
            </button>
          </p>
        </Notice>
      );
    case 'outdated':
      return (
        <Notice kind="attention">
          <p>This page is from before our last update. Nothing was booked; your choice is kept.</p>
          <p className="notice-buttons">
            <button type="button" className="button button-quiet" onClick={() => location.reload()}>
              Load the page again
            </button>
          </p>
        </Notice>
      );
    case 'refused': {
      const { form, seats, name, email } = attempt.messages;
      const words = [form, isTold ? undefined : seats].filter(Boolean);
      if (words.length === 0 && (name || email)) words.push('Nothing was booked yet. See below.');
      if (words.length === 0) return null;
      return (
        <Notice kind="attention">
          {words.map((each) => (
            <p key={each}>{each}</p>
          ))}
          {attempt.waitAt && (
            <a className="link" href={attempt.waitAt}>
              To the waiting room
            </a>
          )}
        </Notice>
      );
    }
    default:
      return null;
  }
}
