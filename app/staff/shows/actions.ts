'use server';

import { makePicture } from '@/lib/images/make-picture';
import { decimalAmount } from '@/lib/money';
import { staffAction } from '@/lib/office/auth/staff-action';
import { done, type FormState, notDone } from '@/lib/office/forms/form-state';
import { changeDemand } from '@/lib/office/show-admin/change-demand';
import { changeShow } from '@/lib/office/show-admin/change-show';
import { changeStatus } from '@/lib/office/show-admin/change-status';
import { createShows } from '@/lib/office/show-admin/create-shows';
import { mergeShowEdits } from '@/lib/office/show-admin/merge-show-edits';
import { moveToPlan } from '@/lib/office/show-admin/move-to-plan';
import { putRunOnSale } from '@/lib/office/show-admin/put-on-sale';
import { readPriceCells } from '@/lib/office/show-admin/read-price-cells';
import { removeDraft } from '@/lib/office/show-admin/remove-draft';
import { savePrices } from '@/lib/office/show-admin/save-prices';
import { setPoster } from '@/lib/office/show-admin/set-poster';
import {
  demandSchema,
  planMoveSchema,
  posterSchema,
  pricesSchema,
  saleSchema,
  showSchema,
} from '@/lib/office/show-admin/show-action-schemas';
import { changedShowSchema, newShowsSchema } from '@/lib/office/show-admin/show-form-schemas';
import {
  DEMAND_MESSAGES,
  runRefusalMessage,
  statusRefusalMessage,
} from '@/lib/office/show-admin/status-messages';

const page = (id: string, note: string) => done({ href: `/staff/shows/${id}?done=${note}` });

const GONE = notDone('refused', { form: 'This show no longer exists.' });
const CANCELLED = notDone('refused', { form: 'This show is cancelled and cannot be changed.' });

export const createShowsAction = staffAction(
  'createShowsAction',
  newShowsSchema,
  async (input, { staff }) => {
    const made = await createShows(staff, input);
    if (!made.ok) return notDone('invalid', made.messages);
    const [first = ''] = made.ids;
    if (made.ids.length === 1) return page(first, 'created');
    return done({
      href: `/staff/shows?made=${made.ids.length}&q=${encodeURIComponent(input.title)}`,
    });
  },
);

export const changeShowAction = staffAction(
  'changeShowAction',
  changedShowSchema,
  async (input, { staff }) => {
    const changed = await changeShow(staff, input);
    if (changed.ok) return page(input.show, 'changed');
    switch (changed.reason) {
      case 'unknown':
        return GONE;
      case 'cancelled':
        return CANCELLED;
      case 'invalid':
        return notDone('invalid', changed.messages);
      case 'conflict': {
        const typed = Object.fromEntries(Object.entries(input).map(([key, v]) => [key, String(v)]));
        const { values, messages } = mergeShowEdits(input.seen, typed, changed.values, changed.by);
        const form = `Please check the marked fields and save again. ${changed.by} changed this show while you were editing, so nothing was saved yet.`;
        return {
          ...notDone('conflict', { form, ...messages }),
          values: {
            ...values,
            version: String(changed.version),
            seen: JSON.stringify(changed.values),
          },
        };
      }
    }
  },
);

export const putOnSaleAction = staffAction(
  'putOnSaleAction',
  saleSchema,
  async ({ show, run }, { staff }) => {
    if (run !== 'yes')
      return afterStatus(show, 'on_sale', await changeStatus(staff, show, 'on_sale'));
    const outcome = await putRunOnSale(staff, show);
    if (outcome.ok) return page(show, 'on_sale');
    return notDone('refused', { form: runRefusalMessage(outcome) });
  },
);

export const pauseShowAction = staffAction(
  'pauseShowAction',
  showSchema,
  async ({ show }, { staff }) =>
    afterStatus(show, 'paused', await changeStatus(staff, show, 'paused')),
);

export const cancelShowAction = staffAction(
  'cancelShowAction',
  showSchema,
  async ({ show }, { staff }) =>
    afterStatus(show, 'cancelled', await changeStatus(staff, show, 'cancelled')),
);

function afterStatus(
  show: string,
  note: string,
  changed: Awaited<ReturnType<typeof changeStatus>>,
): FormState {
  return changed.ok
    ? page(show, note)
    : notDone('refused', { form: statusRefusalMessage(changed) });
}

export const removeDraftAction = staffAction(
  'removeDraftAction',
  showSchema,
  async ({ show }, { staff }) =>
    (await removeDraft(staff, show))
      ? done({ href: '/staff/shows?removed=1' })
      : notDone('refused', {
          form: 'Please reload the page. This show is no longer a draft, so it was not deleted.',
        }),
);

export const savePricesAction = staffAction(
  'savePricesAction',
  pricesSchema,
  async (input, { staff }) => {
    const { show, version, run, ...typed } = input;
    const cells = readPriceCells(typed);
    const saved = await savePrices(staff, { show, version, cells, withRun: run === 'yes' });
    if (saved.ok) return page(show, 'priced');
    switch (saved.reason) {
      case 'unknown':
        return GONE;
      case 'cancelled':
        return CANCELLED;
      case 'invalid':
        return notDone('invalid', saved.messages);
      case 'conflict': {
        const messages: Record<string, string> = {
          form: 'Please check the marked prices and save again to keep yours. Another person changed this show while you were editing, so nothing was saved yet.',
        };
        for (const { category, type, field, typed: mine } of cells) {
          const price = saved.prices.find((one) => one.category === category && one.type === type);
          const now = price ? decimalAmount(price.amount, saved.currency) : '';
          if (now !== mine.trim()) messages[field] = `Now: ${now || 'not sold'}.`;
        }
        return {
          ...notDone('conflict', messages),
          values: { version: String(saved.version) },
        };
      }
    }
  },
);

export const changeDemandAction = staffAction(
  'changeDemandAction',
  demandSchema,
  async (input, { staff }) => {
    const { show, version, queued, admitAtOnce } = input;
    const demand = { queued: queued === 'yes', admitAtOnce };
    const changed = await changeDemand(staff, { show, version, ...demand });
    if (changed.ok) return page(show, 'demand');
    switch (changed.reason) {
      case 'unknown':
        return GONE;
      case 'cancelled':
        return CANCELLED;
      case 'no_booking_queue':
        return notDone('refused', { queued: DEMAND_MESSAGES.no_booking_queue });
      case 'no_waiting_room':
        return notDone('refused', { admitAtOnce: DEMAND_MESSAGES.no_waiting_room });
      case 'conflict': {
        const { queued: isOn, admitAtOnce: most } = changed.demand;
        const now = `Now: booking queue ${isOn ? 'on' : 'off'}, waiting room ${most === null ? 'off' : `for ${most} at the same time`}.`;
        return {
          ...notDone('conflict', {
            form: `Please save again to keep your settings. Another person changed this show while you were editing, so nothing was saved yet. ${now}`,
          }),
          values: { version: String(changed.version) },
        };
      }
    }
  },
);

export const setPosterAction = staffAction(
  'setPosterAction',
  posterSchema,
  async (input, { staff }) => {
    const made = await makePicture(new Uint8Array(await input.picture.arrayBuffer()));
    if (!made.ok) return notDone('invalid', { picture: made.message });
    return (await setPoster(staff, input.show, made.picture)) ? page(input.show, 'poster') : GONE;
  },
);

export const removePosterAction = staffAction(
  'removePosterAction',
  showSchema,
  async ({ show }, { staff }) =>
    (await setPoster(staff, show, null)) ? page(show, 'poster') : GONE,
);

export const moveToPlanAction = staffAction(
  'moveToPlanAction',
  planMoveSchema,
  async (input, { staff }) => {
    const moved = await moveToPlan(staff, input);
    if (moved.ok) return page(input.show, 'moved');
    switch (moved.reason) {
      case 'unknown':
        return GONE;
      case 'cancelled':
        return CANCELLED;
      case 'same':
        return notDone('refused', {
          form: 'Please choose another plan. The show uses this one already.',
        });
      case 'unpriced':
        return notDone('refused', {
          form: `Please pause sales, move the show, set the prices and resume sales. These seats would have no price: ${moved.categories.join(', ')}.`,
        });
      case 'conflict':
      case 'taken':
      case 'renumbered':
        return notDone('conflict', {
          form: 'Please reload the page and try again. A seat was sold or the show was changed meanwhile, so the show was not moved.',
        });
    }
  },
);
