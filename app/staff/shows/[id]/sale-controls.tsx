import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { formatCount } from '@/lib/format-count';
import { idleForm } from '@/lib/office/forms/form-state';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { cancelShowAction, pauseShowAction, putOnSaleAction, removeDraftAction } from '../actions';

type Sold = { bookings: number; tickets: number };
type Props = {
  show: StaffShow;
  sold: Sold;
  /** The ids of the other drafts of its run. */
  run: string[];
};

/** The buttons that put a show on sale, pause it, cancel it, or delete a draft. */
export function SaleControls({ show, sold, run }: Props) {
  const { id, status } = show;
  if (status === 'cancelled') return <Cancelled sold={sold} />;
  return (
    <section className="staff-panel" aria-labelledby="sale">
      <h2 id="sale">Sales</h2>
      {status === 'on_sale' ? (
        <Pause id={id} />
      ) : show.prices.length === 0 ? (
        <SetPrices id={id} />
      ) : (
        <PutOnSale id={id} isDraft={status === 'draft'} run={run} />
      )}
      {status === 'draft' ? <DeleteDraft id={id} /> : <CancelShow id={id} sold={sold} />}
    </section>
  );
}

function Cancelled({ sold }: { sold: Sold }) {
  return (
    <section className="staff-panel" aria-labelledby="sale">
      <h2 id="sale">Cancelled</h2>
      <p>
        No seats can be booked. {describeSold(sold)} are kept, and their pages say that the show is
        cancelled.
      </p>
    </section>
  );
}

function Pause({ id }: { id: string }) {
  return (
    <>
      <p>Visitors can book while booking is open.</p>
      <StaffForm action={pauseShowAction} initial={idleForm()} submit="Pause sales">
        <HiddenField name="show" value={id} />
      </StaffForm>
    </>
  );
}

function SetPrices({ id }: { id: string }) {
  return (
    <p>
      This show has no prices yet.{' '}
      <a className="button" href={`/staff/shows/${id}/prices`}>
        Set prices
      </a>
    </p>
  );
}

function PutOnSale({ id, isDraft, run }: { id: string; isDraft: boolean; run: string[] }) {
  const others = run.length === 1 ? 'draft' : `${run.length} drafts`;
  return (
    <>
      <p>
        {isDraft
          ? 'Only staff can see this draft. Once on sale, the show is public and cannot become a draft again.'
          : 'No seats can be booked while sales are paused. Existing bookings are kept.'}
      </p>
      <StaffForm
        action={putOnSaleAction}
        initial={idleForm()}
        submit={isDraft ? 'Put on sale' : 'Resume sales'}
      >
        <HiddenField name="show" value={id} />
        {isDraft && run.length > 0 && (
          <CheckboxField
            name="run"
            label={`Also put the other ${others} of this run on sale`}
            defaultChecked
          />
        )}
      </StaffForm>
    </>
  );
}

function DeleteDraft({ id }: { id: string }) {
  return (
    <StaffForm action={removeDraftAction} initial={idleForm()}>
      <HiddenField name="show" value={id} />
      <ConfirmButton label="Delete this draft…" confirm="Delete draft">
        <p>
          This deletes its details, prices and seats on hold. The draft was never public, and no
          tickets were sold.
        </p>
      </ConfirmButton>
    </StaffForm>
  );
}

function CancelShow({ id, sold }: { id: string; sold: Sold }) {
  return (
    <StaffForm action={cancelShowAction} initial={idleForm()}>
      <HiddenField name="show" value={id} />
      <ConfirmButton label="Cancel this show…" confirm="Cancel show permanently">
        <p>
          {sold.tickets === 0
            ? 'No tickets were sold.'
            : `${describeSold(sold)} will be cancelled with the show. The bookings are kept, and their pages say so; check-in refuses their tickets. No e-mails are sent, and you give refunds yourself.`}
        </p>
        <p>No more seats can be booked. You cannot undo this.</p>
      </ConfirmButton>
    </StaffForm>
  );
}

function describeSold({ bookings, tickets }: Sold): string {
  return `${formatCount(bookings, 'booking')} with ${formatCount(tickets, 'ticket')}`;
}
