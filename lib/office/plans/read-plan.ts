import { PLAN_LIMITS, type Plan, planSchema } from '@/lib/visitors/seating/plan';
import { checkPlan } from './check-plan';
import { checkStorable } from './check-storable';
import { describePath } from './describe-path';

const MOST_PROBLEMS = 20;

/** A plan with its file text, or why it was refused, one sentence for each problem. */
type ReadPlan = { ok: true; plan: Plan; text: string } | { ok: false; problems: string[] };

/** Parses the bytes of a plan file (pretix JSON in UTF-8). Never throws because of its content. */
export function readPlan(bytes: Uint8Array): ReadPlan {
  if (bytes.byteLength > PLAN_LIMITS.bytes) {
    const most = PLAN_LIMITS.bytes / 1024 / 1024;
    return refuse([`The file is larger than ${most} MB, the most that a plan may have.`]);
  }
  const decoded = decode(bytes);
  if (!decoded.ok) return refuse([decoded.problem]);
  const { text, json } = decoded;

  const unstorable = checkStorable(json);
  if (unstorable.length > 0) return refuse(unstorable);
  if (typeof json !== 'object' || json === null || !('zones' in json)) {
    return refuse(['This is JSON, but not a seating plan: it has no "zones".']);
  }
  const parsed = planSchema.safeParse(json);
  if (!parsed.success) {
    return refuse(
      parsed.error.issues.map(
        (issue) => `In ${describePath(json, issue.path)}: ${toSentence(issue.message)}`,
      ),
    );
  }
  const ambiguities = checkPlan(parsed.data);
  return ambiguities.length > 0 ? refuse(ambiguities) : { ok: true, plan: parsed.data, text };
}

/** A zod message as a sentence for people who draw plans. */
function toSentence(message: string): string {
  return `${message.replace('Invalid input: ', '').replace('received undefined', 'but it is missing')}.`;
}

type Decoded = { ok: true; text: string; json: unknown } | { ok: false; problem: string };

function decode(bytes: Uint8Array): Decoded {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'The file is not text in UTF-8. Save the plan as UTF-8.' };
  }
  try {
    return { ok: true, text, json: JSON.parse(text) };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, problem: `The file is not JSON: ${detail}. Save the plan again as JSON.` };
  }
}

function refuse(problems: string[]): ReadPlan {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return { ok: false, problems };
  return {
    ok: false,
    problems: [...problems.slice(0, MOST_PROBLEMS), `… and ${more} more problems.`],
  };
}
