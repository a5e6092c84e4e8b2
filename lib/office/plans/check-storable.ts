import { PLAN_LIMITS } from '@/lib/visitors/seating/plan';
import { describePath } from './describe-path';

type Path = (string | number)[];

/**
 * Finds values that Postgres cannot store or JSON cannot give back, in unknown keys too. One sentence for each
 * problem.
 */
export function checkStorable(plan: unknown): string[] {
  const problems: string[] = [];
  const path: Path = [];
  const report = (problem: string) => problems.push(`In ${describePath(plan, path)}, ${problem}`);

  const visit = (value: unknown): void => {
    if (typeof value === 'string') visitText(value, 'a text', report);
    else if (typeof value === 'number') {
      if (!Number.isFinite(value)) report('a number is too large. Write a smaller one.');
    } else if (typeof value === 'object' && value !== null) {
      if (path.length >= PLAN_LIMITS.depth) {
        report(`objects are nested more than ${PLAN_LIMITS.depth} deep. Flatten them.`);
        return;
      }
      visitMembers(value);
    }
  };
  const visitMembers = (value: object): void => {
    const list = Array.isArray(value);
    for (const [key, member] of list ? value.entries() : Object.entries(value)) {
      if (typeof key === 'string') visitText(key, 'the name of a key', report);
      path.push(key);
      visit(member);
      path.pop();
    }
  };

  visit(plan);
  return problems;
}

function visitText(text: string, what: string, report: (problem: string) => void): void {
  if (text.includes('\0')) report(`${what} holds a NUL character (\\u0000). Remove it.`);
  if (/\p{Surrogate}/u.test(text)) {
    report(`${what} is not well-formed Unicode (half of a surrogate pair). Type it again.`);
  }
}
