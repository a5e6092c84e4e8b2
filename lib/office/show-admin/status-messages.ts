import type { ChangedDemand } from './change-demand';
import type { StatusRefusal } from './change-status';
import type { PutRunOnSale } from './put-on-sale';
import { STATUS_LABELS } from './status-labels';

/** Why a show's status was not changed. */
export function statusRefusalMessage(refusal: StatusRefusal): string {
  switch (refusal.reason) {
    case 'unknown':
      return 'This show no longer exists.';
    case 'not_now':
      return `Please reload the page. The status of this show is now: ${STATUS_LABELS[refusal.status]}.`;
    case 'unpriced':
      return `Please set the prices first. These seats have no standard price: ${refusal.categories.join(', ')}.`;
    case 'closed':
      return 'Please change when booking closes first. That time is past.';
  }
}

/** Why no date of a run was put on sale. */
export function runRefusalMessage({ date, refusal }: Extract<PutRunOnSale, { ok: false }>): string {
  const reason = statusRefusalMessage(refusal);
  return date ? `No date was put on sale, because of the show on ${date}. ${reason}` : reason;
}

/** Why this site cannot switch a part of high demand on. */
export const DEMAND_MESSAGES = {
  no_booking_queue:
    'This site has no booking queue. Ask your administrator to set RABBITMQ_URL and start a worker. Nothing was changed.',
  no_waiting_room:
    'This site has no Redis, which the waiting room needs. Ask your administrator to set it up. Nothing was changed.',
} satisfies Record<Extract<ChangedDemand, { reason: `no_${string}` }>['reason'], string>;
