import { notFound } from 'next/navigation';
import { Table } from '@/components/office/layout/table';
import { PlanView } from '@/components/office/shows/plan-view';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';
import { findPlan } from '@/lib/visitors/seating/find-plan';

export const metadata = { title: 'Seating plan' };

type Props = { params: Promise<{ hash: string }>; searchParams: Promise<SearchParams> };

/** One seating plan with its map, and the shows that use it. */
export default async function PlanPage({ params, searchParams }: Props) {
  await requireStaff('planPage');
  const plan = await findPlan((await params).hash);
  if (!plan) notFound();
  const { hash, name, layout, shows } = plan;
  const isDone = firstValue((await searchParams).done);
  return (
    <>
      <div className="staff-head">
        <h1>{name}</h1>
        <p className="staff-actions">
          <a className="button" href={`/staff/shows/new?plan=${hash}`}>
            New show with this plan
          </a>
          <a className="button button-quiet" href={`/staff/plans/${hash}/export`} download>
            Export as JSON
          </a>
        </p>
      </div>
      {isDone && (
        <div role="status">
          <Notice kind="done">
            {isDone === 'new'
              ? 'Plan imported.'
              : 'This plan was imported before. Nothing was changed.'}
          </Notice>
        </div>
      )}
      <p>
        {formatCount(layout.sections.length, 'section')}, {formatCount(layout.rows.length, 'row')},{' '}
        {formatCount(layout.seats.x.length, 'seat')}. Plans cannot be edited. Import a changed plan
        as a new one, then move shows to it.
      </p>
      <PlanView plan={hash} show={{ title: name, prices: [], currency: 'EUR' }} />
      <section aria-labelledby="shows">
        <h2 id="shows">Shows with this plan</h2>
        <Table
          caption="Shows with this plan"
          columns={[{ label: 'Show' }, { label: 'Date' }, { label: 'Status' }]}
          rows={shows.map(({ id, title, status, startsAt, timeZone }) => ({
            key: id,
            cells: [
              <a key="title" href={`/staff/shows/${id}`}>
                {title}
              </a>,
              formatDayAndTime(startsAt, timeZone),
              STATUS_LABELS[status],
            ],
          }))}
          empty="No shows use this plan."
        />
      </section>
    </>
  );
}
