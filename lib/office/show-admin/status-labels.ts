import type { SHOW_STATUSES } from '@/db/schema/show';

/** The names of a show's status on staff pages. */
export const STATUS_LABELS: Record<(typeof SHOW_STATUSES)[number], string> = {
  draft: 'Draft',
  on_sale: 'On sale',
  paused: 'Paused',
  cancelled: 'Cancelled',
};
