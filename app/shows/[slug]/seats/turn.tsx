import { TurnKeeper } from '@/components/waiting-room/turn-keeper';
import { databaseNow } from '@/lib/database-clock';
import type { Show } from '@/lib/shows/show';
import { formatTime } from '@/lib/time';
import { READING_MS, readAdmission, renewedUntil } from '@/lib/waiting-room/admission';

/**
 * Until when somebody who was let in may choose; each page of seats that is opened renews that, up to a
 * limit, and the answer to a form does not.
 */
export async function Turn({ show, headers }: { show: Show; headers: Headers }) {
  const admission = readAdmission(show.id, headers);
  const now = await databaseNow();
  if (!admission || now >= admission.until) return null;
  const isAnswer = headers.has('content-type');
  const until = isAnswer ? admission.until : renewedUntil(admission, now, READING_MS);
  return (
    <TurnKeeper slug={show.slug}>
      <div className="turn">
        <b>It is your turn</b>
        <p>
          Choose and book until {formatTime(new Date(until).toISOString(), show.venue.timeZone)}
        </p>
      </div>
    </TurnKeeper>
  );
}
