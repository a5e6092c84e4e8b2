/** Downloads of bookings and tickets as CSV; `show` is a show's id, undefined for all shows. */
export function ExportLinks({ show }: { show: string | undefined }) {
  const query = show ? `?show=${show}` : '';
  return (
    <section className="staff-panel" aria-labelledby="export-head">
      <h2 id="export-head">Export</h2>
      <p>
        {show ? 'Bookings of this show' : 'Bookings of all shows'} for a spreadsheet. The files
        contain names and e-mail addresses. The audit log records each download.
      </p>
      <p className="staff-actions">
        <a className="button button-quiet" href={`/staff/bookings/bookings.csv${query}`}>
          Bookings (CSV)
        </a>
        <a className="button button-quiet" href={`/staff/bookings/tickets.csv${query}`}>
          Tickets (CSV)
        </a>
      </p>
    </section>
  );
}
