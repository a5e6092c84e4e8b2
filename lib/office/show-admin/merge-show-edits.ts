import { z } from 'zod';
import type { ShowValues } from './change-show';

const seenSchema = z.record(z.string(), z.string());

/**
 * What two people made of one show's form: `seen` is what the second began with (JSON), `typed` what
 * they sent, `current` what the first one, `by`, left. Fields that only the first changed become
 * theirs; fields that both changed keep what was typed. Each of them says so.
 */
export function mergeShowEdits(
  seen: string,
  typed: ShowValues,
  current: ShowValues,
  by: string,
): { values: ShowValues; messages: Record<string, string> } {
  const began = readSeen(seen);
  const values: ShowValues = {};
  const messages: Record<string, string> = {};
  for (const [field, now] of Object.entries(current)) {
    const mine = typed[field] ?? '';
    const theyChanged = now !== (began[field] ?? now) || !(field in began);
    if (!theyChanged || mine === now) continue;
    if (mine === began[field]) {
      values[field] = now;
      messages[field] = `${by} changed this while you were editing. It was ${said(mine)}.`;
    } else {
      messages[field] =
        `${by} changed this to ${said(now)} while you were editing. Yours stands here, and sending it replaces theirs.`;
    }
  }
  return { values, messages };
}

function readSeen(seen: string): ShowValues {
  try {
    return seenSchema.catch({}).parse(JSON.parse(seen));
  } catch {
    return {};
  }
}

const MOST = 200;

function said(value: string): string {
  if (!value) return 'empty';
  return `“${value.length > MOST ? `${value.slice(0, MOST)} …` : value}”`;
}
