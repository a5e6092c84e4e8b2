import { ShowTabs } from '@/components/office/shows/show-tabs';
import { isAllowed } from '@/lib/office/auth/policies';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import type { StaffRole } from '@/lib/office/staff/staff';
import { formatDayAndTime } from '@/lib/time';

/** The head of a page that the box office may open too: without links to the show's other pages for it. */
export function BlockHead({ show, role }: { show: StaffShow; role: StaffRole }) {
  if (isAllowed('showPage', role)) return <ShowTabs show={show} current="/blocks" />;
  const { title, startsAt, venue } = show;
  return (
    <div className="staff-head">
      <h1>{title}</h1>
      <p>
        {formatDayAndTime(startsAt.toISOString(), venue.timeZone)}, {venue.name}
      </p>
    </div>
  );
}
