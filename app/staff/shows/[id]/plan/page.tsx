import { HiddenField } from '@/components/office/forms/hidden-field';
import { StaffForm } from '@/components/office/forms/staff-form';
import { SeatChanges } from '@/components/office/shows/seat-changes';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { idleForm } from '@/lib/office/forms/form-state';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { type ListedPlan, listPlans } from '@/lib/office/plans/list-plans';
import type { StaffShow } from '@/lib/office/show-admin/find-staff-show';
import { previewMove } from '@/lib/office/show-admin/move-to-plan';
import { moveToPlanAction } from '../../actions';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Plan' };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

/** The seating plan of a show, and the form that moves it to another plan after a preview. */
export default async function PlanPage({ params, searchParams }: Props) {
  await requireStaff('showPage');
  const show = await findShowOr404(params);
  const others = (await listPlans()).filter(({ hash }) => hash !== show.plan.hash);
  const asked = firstValue((await searchParams).to);
  const target = others.find(({ hash }) => hash === asked);
  return (
    <>
      <ShowTabs show={show} current="/plan" />
      <p>
        This show uses the seating plan{' '}
        <a className="link" href={`/staff/plans/${show.plan.hash}`}>
          {show.plan.name}
        </a>{' '}
        with {formatCount(show.plan.seats, 'seat')}. Plans cannot be edited: import a changed plan
        as a new one, then move the show to it here.
      </p>
      {show.status === 'cancelled' ? (
        <Notice>A cancelled show cannot be moved to another plan.</Notice>
      ) : (
        <PlanChoice others={others} chosen={target?.hash ?? ''} />
      )}
      {target && <Difference show={show} target={target} />}
    </>
  );
}

function PlanChoice({ others, chosen }: { others: ListedPlan[]; chosen: string }) {
  if (others.length === 0) return <p className="empty">There is no other plan yet.</p>;
  return (
    <form className="staff-filter">
      <div className="field field-wide">
        <label htmlFor="to">New plan</label>
        <select className="input" id="to" name="to" defaultValue={chosen}>
          {others.map(({ hash, name, seats }) => (
            <option key={hash} value={hash}>
              {name}, {formatCount(seats)} seats ({hash.slice(0, 8)})
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="button button-quiet">
        Preview changes
      </button>
    </form>
  );
}

async function Difference({ show, target }: { show: StaffShow; target: ListedPlan }) {
  const move = await previewMove(show.id, target.hash);
  if (!('difference' in move)) return null;
  return (
    <section className="staff-panel" aria-labelledby="difference">
      <h2 id="difference">Changes with {target.name}</h2>
      <SeatChanges move={move} />
      {move.ok && (
        <StaffForm action={moveToPlanAction} initial={idleForm()} submit={`Move to ${target.name}`}>
          <HiddenField name="show" value={show.id} />
          <HiddenField name="version" value={String(show.version)} />
          <HiddenField name="plan" value={target.hash} />
        </StaffForm>
      )}
    </section>
  );
}
