import { Pagination } from '@/components/office/layout/pagination';
import { Table } from '@/components/office/layout/table';
import { Field } from '@/components/ui/field';
import { type AuditRow, readAudit, readAuditFilter } from '@/lib/office/audit-log/read-audit';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { readTableQuery, type SearchParams } from '@/lib/office/forms/table-query';
import { formatMoment } from '@/lib/time';

export const metadata = { title: 'Audit log' };

type Props = { searchParams: Promise<SearchParams> };

/** The audit log: who changed what, with the values before and after. */
export default async function AuditPage({ searchParams }: Props) {
  await requireStaff('auditPage');
  const params = await searchParams;
  const filter = readAuditFilter(params);
  const { page } = readTableQuery(params, ['at']);
  const { rows, hasMore } = await readAudit(filter, page);
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  return (
    <>
      <div className="staff-head">
        <h1>Audit log</h1>
        <a className="button button-quiet" href={`/staff/audit.csv?${new URLSearchParams(asked)}`}>
          Export as CSV
        </a>
      </div>
      <form method="get" className="staff-filter">
        <Field label="Staff e-mail" id="person" name="person" defaultValue={filter.person} />
        <Field label="Action" id="action" name="action" defaultValue={filter.action} />
        <Field label="Subject" id="subject" name="subject" defaultValue={filter.subject} />
        <Field label="From" id="from" name="from" type="date" defaultValue={filter.from} />
        <Field label="To" id="to" name="to" type="date" defaultValue={filter.to} />
        <button type="submit" className="button">
          Filter
        </button>
      </form>
      <Table
        caption="Changes, newest first"
        columns={[
          { label: 'Time' },
          { label: 'Staff' },
          { label: 'Action' },
          { label: 'Subject' },
          { label: 'Before' },
          { label: 'After' },
        ]}
        rows={rows.map((row) => ({ key: row.id, cells: cellsOf(row) }))}
        empty="No entries found."
      />
      <Pagination page={page} hasMore={hasMore} query={asked} />
    </>
  );
}

function cellsOf(row: AuditRow) {
  const link = (name: string, value: string) => (
    <a key={name} className="wrap-anywhere" href={`?${new URLSearchParams({ [name]: value })}`}>
      {value}
    </a>
  );
  return [
    formatMoment(row.at),
    link('person', row.staffEmail),
    link('action', row.action),
    link('subject', row.subject),
    <Change key="before" value={row.before} />,
    <Change key="after" value={row.after} />,
  ];
}

function Change({ value }: { value: unknown }) {
  return value === null ? null : <pre>{JSON.stringify(value, null, 1)}</pre>;
}
