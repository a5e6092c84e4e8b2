import { z } from 'zod';
import type { ShowValues } from './change-show';

const initialSchema = z.record(z.string(), z.string());

/**
 * Merges two edits of a show's form. `seen` holds the values that the second person started with (JSON), `typed`
 * those that they sent, and `current` those that the first person, `by`, has saved. Returns the saved values of
 * fields that only the first person changed, and a message for each field that either of both changed; fields
 * that both changed keep what was typed.
 */
export function mergeShowEdits(
  seen: string,
  typed: ShowValues,
  current: ShowValues,
  by: string,
): { values: ShowValues; messages: Record<string, string> } {
  const initial = parseInitial(seen);
  const values: ShowValues = {};
  const messages: Record<string, string> = {};
  for (const [field, now] of Object.entries(current)) {
    const mine = typed[field] ?? '';
    const theyChanged = now !== (initial[field] ?? now) || !(field in initial);
    if (!theyChanged || mine === now) continue;
    if (mine === initial[field]) {
      values[field] = now;
      messages[field] = `${by} changed this while you were editing. It was ${quote(mine)}.`;
    } else {
      messages[field] =
        `${by} changed this to ${quote(now)} while you were editing. Saving replaces it with your text.`;
    }
  }
  return { values, messages };
}

function parseInitial(seen: string): ShowValues {
  try {
    return initialSchema.catch({}).parse(JSON.parse(seen));
  } catch {
    return {};
  }
}

const MOST_CHARACTERS = 200;

function quote(value: string): string {
  if (!value) return 'empty';
  return `“${value.length > MOST_CHARACTERS ? `${value.slice(0, MOST_CHARACTERS)} …` : value}”`;
}
