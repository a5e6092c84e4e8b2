import type { ChangedStatus } from './change-status';
import { STATUS_WORDS } from './status-words';

/** Why a show's status was not changed, in words for those who run it. */
export function statusWords(refusal: Extract<ChangedStatus, { ok: false }>): string {
  switch (refusal.reason) {
    case 'unknown':
      return 'There is no such show any more.';
    case 'not_now':
      return `This show is: ${STATUS_WORDS[refusal.status]}. Somebody may have changed it meanwhile.`;
    case 'unpriced':
      return `These seats have no standard price yet: ${refusal.categories.join(', ')}. Set their prices first.`;
    case 'closed':
      return 'Its booking has closed already. Change when booking closes first.';
  }
}
