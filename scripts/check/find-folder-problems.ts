import type { Import } from './read-imports';

/**
 * Says in one line each which imports break the layout of the folders: the visitors' wing imports the
 * office, a file outside both wings imports one of them, or folders import each other in a circle.
 */
export function findFolderProblems(imports: Import[]): string[] {
  return [...imports.flatMap(wingProblem), ...circles(imports)];
}

function wingProblem({ from, to }: Import): string[] {
  const [source, target] = [wing(from), wing(to)];
  const line = `${from} imports ${to}`;
  if (source === 'visitors' && target === 'office') return [`${line}: visitors import the office`];
  if (source === 'shared' && (target === 'visitors' || target === 'office')) {
    return [`${line}: a file that both wings share imports a wing`];
  }
  return [];
}

/** `shared` is what both wings of lib and components stand on; app and db belong to no wing. */
function wing(path: string): string | undefined {
  const [top = '', second = ''] = path.split('/');
  if (top !== 'lib' && top !== 'components') return undefined;
  return second === 'visitors' || second === 'office' ? second : 'shared';
}

/** A folder of lib or of one of its wings; a file in lib itself or anywhere in db stands alone. */
function node(path: string): string | undefined {
  const parts = path.split('/');
  if (parts[0] === 'db') return path;
  if (parts[0] !== 'lib') return undefined;
  const depth = parts[1] === 'visitors' || parts[1] === 'office' ? 3 : 2;
  return parts.slice(0, depth).join('/');
}

function circles(imports: Import[]): string[] {
  const edges = new Map<string, Map<string, Import>>();
  for (const one of imports) {
    const [from, to] = [node(one.from), node(one.to)];
    if (!from || !to || from === to) continue;
    const targets = edges.get(from) ?? new Map<string, Import>();
    edges.set(from, targets.set(to, targets.get(to) ?? one));
  }
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (at: string, path: string[], steps: Import[]): void => {
    const seen = path.indexOf(at);
    if (seen >= 0) {
      const files = steps.slice(seen).map(({ from, to }) => `\n    ${from} imports ${to}`);
      found.push(`A circle of imports: ${[...path.slice(seen), at].join(' > ')}${files.join('')}`);
      return;
    }
    if (done.has(at)) return;
    for (const [to, one] of edges.get(at) ?? []) walk(to, [...path, at], [...steps, one]);
    done.add(at);
  };
  for (const start of edges.keys()) walk(start, [], []);
  return found;
}
