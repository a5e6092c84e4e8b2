import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..');

export type BuiltAction = { id: string; name: string; path: string };

/** All server actions of the build under test, each with a path at which it can be called. */
export function builtActions(): BuiltAction[] {
  const folder = process.env.NEXT_DIST_DIR;
  if (!folder) throw new Error('NEXT_DIST_DIR does not name the build under test');
  const file = join(CHECKOUT, folder, 'server', 'server-reference-manifest.json');
  const { node } = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
  };
  return Object.entries(node).map(([id, { exportedName, workers }]) => {
    const [worker = ''] = Object.keys(workers);
    return { id, name: exportedName, path: pathOf(worker) };
  });
}

export type StaffRoute = { file: string; path: string; policy: string | undefined };

// Pages that need no session.
const PUBLIC_PAGES = ['app/staff/sign-in/page.tsx', 'app/staff/password/[token]/page.tsx'];

/** All staff pages and handlers, with the policy in their source. */
export function staffRoutes(): StaffRoute[] {
  return ['app/staff', 'app/api/staff'].flatMap(filesBelow).flatMap((file) => {
    if (!/\/(page\.tsx|route\.ts)$/.test(file) || PUBLIC_PAGES.includes(file)) return [];
    const source = readFileSync(join(CHECKOUT, file), 'utf8');
    const match = /(?:await requireStaff|staffHandler(?:<[^>]*>)?)\(\s*'(\w+)'/.exec(source);
    return [{ file, path: pathOf(file.replace(/\.tsx?$/, '')), policy: match?.[1] }];
  });
}

/** `app/staff/people/[id]/page` is at `/staff/people/x`. */
function pathOf(built: string): string {
  const path = built.replace(/^app/, '').replace(/\/(page|route)$/, '');
  return path.replaceAll(/\[+(\.\.\.)?\w+\]+/g, 'x') || '/';
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(join(CHECKOUT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      join(folder, name),
    );
  } catch {
    return [];
  }
}
