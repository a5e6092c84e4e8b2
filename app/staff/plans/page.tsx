import { FileField } from '@/components/office/forms/file-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { listPlans } from '@/lib/office/plans/list-plans';
import { uploadPlanAction } from './actions';

export const metadata = { title: 'Seating plans' };

const MAX_MB = 7;

/** All seating plans, and the form that imports one. */
export default async function PlansPage() {
  await requireStaff('plansPage');
  const plans = await listPlans();
  return (
    <>
      <h1>Seating plans</h1>
      <Table
        caption="Seating plans"
        columns={[
          { label: 'Plan' },
          { label: 'Seats', isNumber: true },
          { label: 'Shows', isNumber: true },
          { label: 'Imported' },
        ]}
        rows={plans.map(({ hash, name, seats, shows, createdAt }) => ({
          key: hash,
          cells: [
            <a key="name" href={`/staff/plans/${hash}`}>
              {name} <small>{hash.slice(0, 8)}</small>
            </a>,
            formatCount(seats),
            formatCount(shows),
            createdAt.slice(0, 10),
          ],
        }))}
        empty="No seating plans yet. Draw one with the free editor at seats.pretix.eu, save it, and import the file here."
      />
      <section className="staff-panel" aria-labelledby="import">
        <h2 id="import">Import a plan</h2>
        <StaffForm action={uploadPlanAction} initial={idleForm()} submit="Import plan">
          <FileField
            name="file"
            label="File"
            accept="application/json,.json"
            hint={`The JSON file that the editor at seats.pretix.eu saves, at most ${MAX_MB} MB.`}
            maxBytes={MAX_MB * 1024 * 1024}
          />
        </StaffForm>
      </section>
    </>
  );
}
