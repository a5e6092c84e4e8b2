import type { ChangedDemand } from './change-demand';
import type { StatusRefusal } from './change-status';
import type { PutRunOnSale } from './put-on-sale';
import { STATUS_LABELS } from './status-labels';

/** Why a show's status was not changed, in words for those who run it. */
export function statusRefusalMessage(refusal: StatusRefusal): string {
  switch (refusal.reason) {
    case 'unknown':
      return 'There is no such show any more.';
    case 'not_now':
      return `This show is: ${STATUS_LABELS[refusal.status]}. Somebody may have changed it meanwhile.`;
    case 'unpriced':
      return `These seats have no standard price yet: ${refusal.categories.join(', ')}. Set their prices first.`;
    case 'closed':
      return 'Its booking has closed already. Change when booking closes first.';
  }
}

/** Why no date of a run was put on sale. */
export function runRefusalMessage({ date, refusal }: Extract<PutRunOnSale, { ok: false }>): string {
  const reason = statusRefusalMessage(refusal);
  return date ? `No date was put on sale, because of the one on ${date}. ${reason}` : reason;
}

/** Why this site cannot help a show with a crowd, in words for those who run it. */
export const DEMAND_MESSAGES = {
  no_queue:
    'High demand needs a queue, and this site has none yet: whoever runs it sets RABBITMQ_URL and starts a worker. Nothing was changed.',
  no_line:
    'A waiting room needs Redis, and this site runs without: whoever runs it sets it up. Nothing was changed.',
} satisfies Record<Extract<ChangedDemand, { reason: `no_${string}` }>['reason'], string>;
