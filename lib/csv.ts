/** One line of a CSV file (RFC 4180). Programs that compute cells get no formula to run. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  // A cell that begins like a formula is one, to a spreadsheet: OWASP, "CSV injection".
  const text = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  // Where a comma is the decimal mark, spreadsheets part cells at semicolons.
  return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** An answer that is saved as a file, sent line by line as `lines` come. */
export function csvResponse(name: string, lines: AsyncIterator<string>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await lines.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await lines.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
      // A proxy that gathers the whole first would hold it in memory.
      'x-accel-buffering': 'no',
    },
  });
}
