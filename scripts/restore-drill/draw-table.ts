import { formatCount } from '@/lib/format-count';
import type { History } from './make-history';
import { sumsOf } from './record';
import type { Comparison } from './rehearse';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The drill's result as a table. */
export function drawTable(history: History, found: Comparison): string {
  const { record, acknowledged, duringBackup, afterPoint } = history;
  const sums = Object.entries(sumsOf(record)).map(
    ([currency, sum]) => `${formatCount(Math.round(sum / 100))} ${currency}`,
  );
  const rows = [
    [
      'Base backup',
      `${megabytes(found.backupBytes)} in ${seconds(history.backupMs)}, while ${duringBackup} bookings were made`,
    ],
    ['WAL archive', megabytes(found.archiveBytes)],
    ['WAL replayed', `${megabytes(history.walBytes)}, from the backup's start to the point`],
    ['The point', history.point],
    [
      'Disaster',
      `after it: ${formatCount(history.differences)} bookings deleted, or newer than the point`,
    ],
    ['Restored', `in ${seconds(found.restoreMs)}, until it took bookings again`],
    [
      'Compared',
      `${formatCount(record.size)} bookings on record (${formatCount(acknowledged)} acknowledged in this run) with ${formatCount(found.bookings)} restored`,
    ],
    ['Their sum', sums.join(', ')],
    ['Given up', `${formatCount(afterPoint)} bookings, made after the point`],
    [
      'Differences',
      found.differences.length === 0 ? 'none' : formatCount(found.differences.length),
    ],
  ];
  const lines = rows.map(([name = '', text]) => `${name.padEnd(14)}${text}`);
  return [...lines, ...found.differences.slice(0, 20).map((line) => `  ${line}`)].join('\n');
}
