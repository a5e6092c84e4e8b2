import type { SHOW_STATUSES } from '@/db/schema/show';

/** What a show's status is called on the house's pages. */
export const STATUS_LABELS: Record<(typeof SHOW_STATUSES)[number], string> = {
  draft: 'Draft',
  on_sale: 'On sale',
  paused: 'Paused',
  cancelled: 'Cancelled',
};
