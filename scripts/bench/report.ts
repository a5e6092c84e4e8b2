import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import type { Figure } from './figure';

const FILE = join(CHECKOUT, 'docs', 'benchmarks.md');
const END = '<!-- end of figures -->';

// The machine's load before the benchmark.
const [LOAD = 0] = loadavg();

const HEAD = ['', 'what', 'per s', 'ceiling', 'ratio', 'aim', 'p50 ms', 'p99 ms', ''];

/** The figures of the cases, by letter, as a Markdown table. */
export function table(results: [letter: string, figures: Figure[]][]): string {
  const rows = results.flatMap(([letter, figures]) =>
    figures.map((figure, index) => [index === 0 ? letter : '', ...cells(figure)]),
  );
  const widths = HEAD.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(HEAD), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function cells({ what, rate, ceiling, ratio, aim, p50, p99, note }: Figure): string[] {
  const whole = (n?: number) => (n === undefined ? '' : Math.round(n).toLocaleString('en'));
  const time = (ms?: number) => ms?.toFixed(1) ?? '';
  const times = [time(p50), time(p99)];
  return [
    what,
    whole(rate),
    whole(ceiling),
    ratio?.toFixed(2) ?? '',
    aim ?? '',
    ...times,
    note ?? '',
  ];
}

/** Writes a command's table into its section of docs/benchmarks.md, with the date and the machine. */
export function writeFigures(text: string, command: string): void {
  const begin = `<!-- figures: written by ${command} -->`;
  const page = readFileSync(FILE, 'utf8');
  const from = page.indexOf(begin);
  const to = page.indexOf(END, from);
  if (from < 0 || to < from) throw new Error(`${FILE} has no section for the figures`);
  const when = new Date().toISOString().slice(0, 10);
  const where = `${when}, ${cpus().length} shared cores, Node ${process.version.slice(1)}`;
  const load = `load of the machine before the start ${LOAD.toFixed(1)}`;
  const figures = `${begin}\n\nMeasured ${where}, ${load}.\n\n${text}\n\n`;
  writeFileSync(FILE, page.slice(0, from) + figures + page.slice(to));
}
