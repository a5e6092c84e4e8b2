import { CheckField } from '@/components/staff/check-field';
import { HiddenField } from '@/components/staff/hidden-field';
import { PriceForm } from '@/components/staff/price-form';
import { ShowTabs } from '@/components/staff/show-tabs';
import { StaffForm } from '@/components/staff/staff-form';
import { requireStaff } from '@/lib/auth/require-staff';
import { findCategories } from '@/lib/seating/find-categories';
import { findRunOf } from '@/lib/shows/find-run';
import { TICKET_TYPES } from '@/lib/shows/price-cells';
import { writeAmount } from '@/lib/shows/read-amount';
import { ticketTypes } from '@/lib/shows/sale';
import { idleForm } from '@/lib/staff/form-state';
import { savePrices } from '../../actions';
import { find } from '../find';

export const metadata = { title: 'Prices' };

/** What a seat costs, by category and ticket type. */
export default async function PricesPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const show = await find(params);
  const [categories, run] = await Promise.all([findCategories(show.id), findRunOf(show.id)]);
  const types = [...new Set([...TICKET_TYPES, ...ticketTypes(show)])];
  const written = Object.fromEntries(
    show.prices.map(({ category, type, amount }) => [
      `${category}\n${type}`,
      writeAmount(amount, show.currency),
    ]),
  );
  return (
    <>
      <ShowTabs show={show} current="/prices" />
      <p>
        In {show.currency}, such as 12.50 or 12,50. An empty field is not sold; 0 is free. Tickets
        that were sold keep what they cost.
      </p>
      <StaffForm
        action={savePrices}
        initial={idleForm()}
        submit="Store the prices"
        className="staff-form staff-form-wide price-form"
      >
        <HiddenField name="show" value={show.id} />
        <HiddenField name="version" value={String(show.version)} />
        <PriceForm categories={categories} types={types} written={written} />
        {show.status === 'draft' && run.length > 0 && (
          <CheckField
            name="run"
            label={`Also for the other ${run.length === 1 ? 'draft' : `${run.length} drafts`} of this run`}
            defaultChecked
          />
        )}
      </StaffForm>
    </>
  );
}
