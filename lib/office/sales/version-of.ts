import { createHash } from 'node:crypto';

/** Names what a report says, apart from when it was read: equal names mean equal reports. */
export function versionOf(report: { at: string }): string {
  const { at: _, ...said } = report;
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
