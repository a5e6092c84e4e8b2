import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { PriceForm } from '@/components/office/shows/price-form';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { decimalAmount } from '@/lib/money';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { findRun } from '@/lib/office/show-admin/find-run';
import { TICKET_TYPES } from '@/lib/office/show-admin/read-price-cells';
import { findCategories } from '@/lib/visitors/seating/find-categories';
import { ticketTypes } from '@/lib/visitors/shows/sale-phase';
import { savePricesAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Prices' };

/** The prices of a show, by category and ticket type. */
export default async function PricesPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  const [categories, run] = await Promise.all([findCategories(show.id), findRun(show.id)]);
  const types = [...new Set([...TICKET_TYPES, ...ticketTypes(show)])];
  const written = Object.fromEntries(
    show.prices.map(({ category, type, amount }) => [
      `${category}\n${type}`,
      decimalAmount(amount, show.currency),
    ]),
  );
  return (
    <>
      <ShowTabs show={show} current="/prices" />
      <p>
        Amounts in {show.currency}, such as 12.50 or 12,50. Leave a field empty if that ticket type
        is not sold; 0 means free. Sold tickets keep their price.
      </p>
      <StaffForm
        action={savePricesAction}
        initial={idleForm()}
        submit="Save prices"
        className="staff-form staff-form-wide price-form"
      >
        <HiddenField name="show" value={show.id} />
        <HiddenField name="version" value={String(show.version)} />
        <PriceForm categories={categories} types={types} written={written} />
        {show.status === 'draft' && run.length > 0 && (
          <CheckboxField
            name="run"
            label={`Save them for the other ${run.length === 1 ? 'draft' : `${run.length} drafts`} of this run too`}
            defaultChecked
          />
        )}
      </StaffForm>
    </>
  );
}
