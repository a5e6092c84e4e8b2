import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { formatCount } from '@/lib/format-count';
import { idleForm } from '@/lib/office/forms/form-state';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { cancelShowAction, pauseShowAction, putOnSaleAction, removeDraftAction } from '../actions';

type Sold = { bookings: number; tickets: number };

/** The buttons that put a show on sale, pause it and cancel it. */
export function SaleControls({
  show,
  sold,
  run,
}: {
  show: StaffShow;
  sold: Sold;
  /** The other drafts of its run. */
  run: string[];
}) {
  const { id, status } = show;
  if (status === 'cancelled') {
    return (
      <section className="staff-panel" aria-labelledby="sale">
        <h2 id="sale">Cancelled</h2>
        <p>
          Nothing can be booked. {said(sold)} stay to be read, and say that the house cancelled the
          show.
        </p>
      </section>
    );
  }
  const isUnpriced = show.prices.length === 0;
  return (
    <section className="staff-panel" aria-labelledby="sale">
      <h2 id="sale">Sale</h2>
      {status === 'on_sale' ? (
        <>
          <p>Visitors can book from the opening of booking to its close.</p>
          <StaffForm action={pauseShowAction} initial={idleForm()} submit="Pause sales">
            <HiddenField name="show" value={id} />
          </StaffForm>
        </>
      ) : isUnpriced ? (
        <p>
          It has no prices yet.{' '}
          <a className="button" href={`/staff/shows/${id}/prices`}>
            Set the prices
          </a>
        </p>
      ) : (
        <>
          <p>
            {status === 'draft'
              ? 'Only the house sees it. Once on sale it is on every list and stays published.'
              : 'Nobody can book while sales are paused. Bookings that were made stay.'}
          </p>
          <StaffForm
            action={putOnSaleAction}
            initial={idleForm()}
            submit={status === 'draft' ? 'Put it on sale' : 'Go on selling'}
          >
            <HiddenField name="show" value={id} />
            {status === 'draft' && run.length > 0 && (
              <CheckboxField
                name="run"
                label={`And the other ${drafts(run.length)} of this run`}
                defaultChecked
              />
            )}
          </StaffForm>
        </>
      )}
      {status === 'draft' ? <Removal id={id} /> : <Cancellation id={id} sold={sold} />}
    </section>
  );
}

function Removal({ id }: { id: string }) {
  return (
    <StaffForm action={removeDraftAction} initial={idleForm()}>
      <HiddenField name="show" value={id} />
      <ConfirmButton label="Remove this draft …" confirm="Remove it">
        <p>Its words, prices and blocks are gone then. Nobody has seen it, and nothing was sold.</p>
      </ConfirmButton>
    </StaffForm>
  );
}

function Cancellation({ id, sold }: { id: string; sold: Sold }) {
  return (
    <StaffForm action={cancelShowAction} initial={idleForm()}>
      <HiddenField name="show" value={id} />
      <ConfirmButton label="Cancel this show …" confirm="Cancel the show for good">
        <p>
          {sold.tickets === 0
            ? 'Nobody holds a ticket for it.'
            : `${said(sold)} concern this show. They are kept, and their pages say that the house cancelled the show; their codes open no door. Nothing is mailed, and money is given back by hand.`}
        </p>
        <p>Nothing can be booked any more. A cancelled show stays cancelled.</p>
      </ConfirmButton>
    </StaffForm>
  );
}

const drafts = (count: number) => (count === 1 ? 'draft' : `${count} drafts`);

function said({ bookings, tickets }: Sold): string {
  return `${formatCount(bookings, 'booking')} with ${formatCount(tickets, 'ticket')}`;
}
