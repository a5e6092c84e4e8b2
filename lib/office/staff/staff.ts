import type { STAFF_ROLES } from '@/db/schema/staff';

export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who is signed in, as the database had it at this request. */
export type Staff = { id: string; email: string; name: string; role: StaffRole };

/** What a role is called on a page. */
export const ROLE_LABELS: Record<StaffRole, string> = {
  owner: 'Owner',
  manager: 'Manager',
  box_office: 'Box office',
  door: 'Door',
};

/** The roles as the options of a choice. */
export const ROLE_OPTIONS = Object.entries(ROLE_LABELS).map(([value, label]) => ({ value, label }));
