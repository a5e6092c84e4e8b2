import { Notice } from '@/components/ui/notice';
import type { Attempt } from './use-booking';

/** The outcome of the last booking attempt, if there is something to say about it. */
export function AttemptNotice({
  attempt,
  omitSeats,
  onDiscard,
}: {
  attempt: Attempt;
  /** Whether another notice shows the message about the seats already. */
  omitSeats: boolean;
  onDiscard: () => void;
}) {
  switch (attempt.status) {
    case 'unknown':
      return (
        <Notice kind="attention">
          <p>{attempt.message}</p>
          <p>If you choose other seats instead, you may end up with both bookings.</p>
          <p className="notice-buttons">
            <button type="button" className="button button-quiet" onClick={onDiscard}>
              Choose other seats instead
            </button>
          </p>
        </Notice>
      );
    case 'outdated':
      return (
        <Notice kind="attention">
          <p>
            Reload the page and book again. The site was updated since you opened it. Nothing was
            booked, and your choice is kept.
          </p>
          <p className="notice-buttons">
            <button type="button" className="button button-quiet" onClick={() => location.reload()}>
              Reload the page
            </button>
          </p>
        </Notice>
      );
    case 'refused': {
      const { form, seats, name, email } = attempt.messages;
      const messages = [form, omitSeats ? undefined : seats].filter(Boolean);
      if (messages.length === 0 && (name || email)) {
        messages.push('Correct the fields below. Nothing was booked yet.');
      }
      if (messages.length === 0) return null;
      return (
        <Notice kind="attention">
          {messages.map((message) => (
            <p key={message}>{message}</p>
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
