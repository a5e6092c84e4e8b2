import type { STAFF_ROLES } from '@/db/schema/staff';

export type StaffRole = (typeof STAFF_ROLES)[number];

/** A signed-in person, as read from the database at this request. */
export type Staff = { id: string; email: string; name: string; role: StaffRole };

/** The names of roles on pages. */
export const ROLE_LABELS: Record<StaffRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  box_office: 'Box office',
  door: 'Door',
};

/** The roles as options of a select field. */
export const ROLE_OPTIONS = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }));
