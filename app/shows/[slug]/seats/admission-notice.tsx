import { AdmissionKeeper } from '@/components/visitors/waiting-room/admission-keeper';
import { databaseNow } from '@/lib/database-clock';
import { formatTime } from '@/lib/time';
import type { Show } from '@/lib/visitors/shows/show';
import {
  type Admission,
  READING_TIMEOUT_MS,
  renewedUntil,
} from '@/lib/visitors/waiting-room/admission';

/** How long an admitted visitor may choose seats. Each page and form renews the admission, up to a limit. */
export async function AdmissionNotice({
  show,
  admission,
}: {
  show: Show;
  admission: Admission | null;
}) {
  const now = await databaseNow();
  if (!admission || now >= admission.until) return null;
  const until = renewedUntil(admission, now, READING_TIMEOUT_MS);
  return (
    <AdmissionKeeper slug={show.slug}>
      <div className="admission">
        <b>It is your turn</b>
        <p>
          Choose and book until {formatTime(new Date(until).toISOString(), show.venue.timeZone)}
        </p>
      </div>
    </AdmissionKeeper>
  );
}
