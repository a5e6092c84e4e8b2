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
  cancelBookingAction: 'public',
  joinLine: 'public',
  enterRoom: 'public',
  // Accounts
  setPasswordByLinkAction: 'public',
  changePasswordAction: EVERYONE,
  changeMyNameAction: EVERYONE,
  endMySessionsAction: EVERYONE,
  inviteStaffAction: OWNER,
  changeRoleAction: OWNER,
  setActiveAction: OWNER,
  createResetLinkAction: OWNER,
  todayPage: EVERYONE,
  accountPage: EVERYONE,
  peoplePage: OWNER,
  // Shows and plans
  showsPage: MANAGERS,
  showPage: MANAGERS,
  newShowsPage: MANAGERS,
  createShowsAction: MANAGERS,
  changeShowAction: MANAGERS,
  putOnSaleAction: MANAGERS,
  pauseShowAction: MANAGERS,
  cancelShowAction: MANAGERS,
  removeDraftAction: MANAGERS,
  savePricesAction: MANAGERS,
  changeDemandAction: MANAGERS,
  setPosterAction: MANAGERS,
  removePosterAction: MANAGERS,
  moveToPlanAction: MANAGERS,
  venuesPage: MANAGERS,
  createVenueAction: MANAGERS,
  plansPage: MANAGERS,
  planPage: MANAGERS,
  uploadPlanAction: MANAGERS,
  exportPlanHandler: MANAGERS,
  // Seats held back, and sales
  blocksPage: COUNTER,
  blockPage: COUNTER,
  holdSeatsAction: MANAGERS,
  changeBlockAction: MANAGERS,
  releaseBlockAction: MANAGERS,
  releaseSeatsAction: MANAGERS,
  salesPage: MANAGERS,
  salesFiguresHandler: MANAGERS,
  salesTimesHandler: MANAGERS,
  allSalesPage: MANAGERS,
  allSalesFiguresHandler: MANAGERS,
  // Bookings and the box office
  bookingsPage: COUNTER,
  bookingPage: COUNTER,
  bookingTicketsPage: COUNTER,
  moveTicketsPage: COUNTER,
  cancelTicketsAction: COUNTER,
  moveTicketsAction: COUNTER,
  renewLinkAction: COUNTER,
  exportBookingsHandler: MANAGERS,
  exportTicketsHandler: MANAGERS,
  boxOfficePage: COUNTER,
  counterPage: COUNTER,
  sellSeatsAction: COUNTER,
  // The door
  checkInListPage: EVERYONE,
  checkInPage: EVERYONE,
  checkInAction: EVERYONE,
  undoCheckInAction: EVERYONE,
  // What was done
  auditPage: OWNER,
  exportAuditHandler: OWNER,
} as const satisfies Record<string, 'public' | readonly StaffRole[]>;

/** The name of something that needs a right. */
export type PolicyName = keyof typeof POLICIES;

/** Whether somebody of this role may; null is a visitor who has not signed in. */
export function isAllowed(name: PolicyName, role: StaffRole | null): boolean {
  const policy: 'public' | readonly StaffRole[] = POLICIES[name];
  return policy === 'public' || (role !== null && policy.includes(role));
}
