import type { PolicyName } from '@/lib/office/auth/policies';

/** The rooms of the house in the order of the navigation; each is shown to those who may enter. */
export const NAVIGATION_ITEMS: readonly { href: string; label: string; policy: PolicyName }[] = [
  { href: '/staff', label: 'Today', policy: 'todayPage' },
  { href: '/staff/shows', label: 'Shows', policy: 'showsPage' },
  { href: '/staff/plans', label: 'Plans', policy: 'plansPage' },
  { href: '/staff/sales', label: 'Sales', policy: 'allSalesPage' },
  { href: '/staff/bookings', label: 'Bookings', policy: 'bookingsPage' },
  { href: '/staff/box-office', label: 'Box office', policy: 'boxOfficePage' },
  { href: '/staff/check-in', label: 'Check-in', policy: 'checkInListPage' },
  { href: '/staff/people', label: 'People', policy: 'peoplePage' },
  { href: '/staff/audit', label: 'What was done', policy: 'auditPage' },
];
