import type { PolicyName } from '@/lib/office/auth/policies';

/** The items of the staff's navigation, in order. Each is shown to the roles that its policy allows. */
export const NAVIGATION_ITEMS: readonly { href: string; label: string; policy: PolicyName }[] = [
  { href: '/staff', label: 'Today', policy: 'todayPage' },
  { href: '/staff/shows', label: 'Shows', policy: 'showsPage' },
  { href: '/staff/plans', label: 'Plans', policy: 'plansPage' },
  { href: '/staff/sales', label: 'Sales', policy: 'allSalesPage' },
  { href: '/staff/bookings', label: 'Bookings', policy: 'bookingsPage' },
  { href: '/staff/box-office', label: 'Box office', policy: 'boxOfficePage' },
  { href: '/staff/check-in', label: 'Check-in', policy: 'checkInListPage' },
  { href: '/staff/people', label: 'Staff', policy: 'peoplePage' },
  { href: '/staff/audit', label: 'Audit log', policy: 'auditPage' },
];
