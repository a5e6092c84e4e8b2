import type { StaffRole } from '@/lib/office/staff/staff';

const OWNER = ['owner'] as const;
const MANAGERS = ['owner', 'manager'] as const;
const COUNTER = ['owner', 'manager', 'box_office'] as const;
const EVERYONE = ['owner', 'manager', 'box_office', 'door'] as const;

/**
 * Who may do what: each server action, staff page and staff handler by its name. What is not named
 * here may not be done by anybody, and the walk through the build's actions fails on it.
 */
export const POLICIES = {
  // Visitors
  bookSeats: 'public',
  cancelBooking: 'public',
  joinLine: 'public',
  enterRoom: 'public',
  // Accounts
  usePasswordLink: 'public',
  changePassword: EVERYONE,
  renameMyself: EVERYONE,
  endMySessions: EVERYONE,
  inviteStaff: OWNER,
  changeRole: OWNER,
  setActive: OWNER,
  makeResetLink: OWNER,
  todayPage: EVERYONE,
  accountPage: EVERYONE,
  staffPage: OWNER,
  // Shows and plans
  showsPage: MANAGERS,
  showPage: MANAGERS,
  newShowsPage: MANAGERS,
  createShows: MANAGERS,
  changeShow: MANAGERS,
  putOnSale: MANAGERS,
  pauseShow: MANAGERS,
  cancelShow: MANAGERS,
  removeDraft: MANAGERS,
  savePrices: MANAGERS,
  changeDemand: MANAGERS,
  setPoster: MANAGERS,
  removePoster: MANAGERS,
  moveToPlan: MANAGERS,
  venuesPage: MANAGERS,
  createVenue: MANAGERS,
  plansPage: MANAGERS,
  planPage: MANAGERS,
  uploadPlan: MANAGERS,
  exportPlan: MANAGERS,
  // Seats held back, and sales
  blocksPage: COUNTER,
  blockPage: COUNTER,
  holdSeats: MANAGERS,
  changeBlock: MANAGERS,
  releaseBlock: MANAGERS,
  releaseSeats: MANAGERS,
  salesPage: MANAGERS,
  salesFigures: MANAGERS,
  salesTimes: MANAGERS,
  allSalesPage: MANAGERS,
  allSalesFigures: MANAGERS,
  // Bookings and the box office
  bookingsPage: COUNTER,
  bookingPage: COUNTER,
  bookingTicketsPage: COUNTER,
  moveTicketsPage: COUNTER,
  cancelTickets: COUNTER,
  moveTickets: COUNTER,
  renewLink: COUNTER,
  exportBookings: MANAGERS,
  exportTickets: MANAGERS,
  boxOfficePage: COUNTER,
  counterPage: COUNTER,
  sellSeats: COUNTER,
  // The door
  doorsPage: EVERYONE,
  doorPage: EVERYONE,
  checkIn: EVERYONE,
  undoCheckIn: EVERYONE,
  // What was done
  auditPage: OWNER,
  exportAudit: OWNER,
} as const satisfies Record<string, 'public' | readonly StaffRole[]>;

/** The name of something that needs a right. */
export type PolicyName = keyof typeof POLICIES;

/** Whether somebody of this role may; null is a visitor who has not signed in. */
export function isAllowed(name: PolicyName, role: StaffRole | null): boolean {
  const policy: 'public' | readonly StaffRole[] = POLICIES[name];
  return policy === 'public' || (role !== null && policy.includes(role));
}
