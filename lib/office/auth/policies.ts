import type { StaffRole } from '@/lib/office/staff/staff';

const OWNER = ['owner'] as const;
const MANAGERS = ['owner', 'manager'] as const;
const BOX_OFFICE = ['owner', 'manager', 'box_office'] as const;
const EVERYONE = ['owner', 'manager', 'box_office', 'door'] as const;

/**
 * The roles that may call each server action, page and handler, by its name. A name without a policy does not
 * compile, and tests/e2e/staff-walk.spec.ts fails for an action of the build that has none.
 */
export const POLICIES = {
  // Visitors
  bookSeats: 'public',
  cancelBookingAction: 'public',
  joinQueueAction: 'public',
  enterAction: 'public',
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
  // Seats on hold, and sales
  blocksPage: BOX_OFFICE,
  blockPage: BOX_OFFICE,
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
  bookingsPage: BOX_OFFICE,
  bookingPage: BOX_OFFICE,
  bookingTicketsPage: BOX_OFFICE,
  moveTicketsPage: BOX_OFFICE,
  cancelTicketsAction: BOX_OFFICE,
  moveTicketsAction: BOX_OFFICE,
  renewLinkAction: BOX_OFFICE,
  exportBookingsHandler: MANAGERS,
  exportTicketsHandler: MANAGERS,
  boxOfficePage: BOX_OFFICE,
  sellSeatsPage: BOX_OFFICE,
  sellSeatsAction: BOX_OFFICE,
  // Check-in
  checkInListPage: EVERYONE,
  checkInPage: EVERYONE,
  checkInAction: EVERYONE,
  undoCheckInAction: EVERYONE,
  // Audit log
  auditPage: OWNER,
  exportAuditHandler: OWNER,
} as const satisfies Record<string, 'public' | readonly StaffRole[]>;

/** The name of an action, page or handler with a policy. */
export type PolicyName = keyof typeof POLICIES;

/** Whether a role is allowed; null is a visitor without a session. */
export function isAllowed(name: PolicyName, role: StaffRole | null): boolean {
  const policy: 'public' | readonly StaffRole[] = POLICIES[name];
  return policy === 'public' || (role !== null && policy.includes(role));
}
