type Path = readonly PropertyKey[];

const NOUNS: Record<string, string> = {
  zones: 'zone',
  rows: 'row',
  seats: 'seat',
  areas: 'area',
  categories: 'category',
  points: 'point',
};
const NAMES = ['name', 'row_number', 'seat_number'];

/**
 * Describes a path in a plan so that a person finds it in an editor: `zones, 0, rows, 1, seats, 3, radius`
 * becomes `zone 1 "Stalls", row 2 "B", seat 4 "5": radius`. `plan` may have any shape. An empty path is
 * `the plan`.
 */
export function describePath(plan: unknown, path: Path): string {
  const places: string[] = [];
  const keys: string[] = [];
  let value = plan;
  for (const [depth, key] of path.entries()) {
    const noun = typeof path[depth - 1] === 'string' ? NOUNS[String(path[depth - 1])] : undefined;
    value = isObject(value) ? value[String(key)] : undefined;
    if (noun && typeof key === 'number') {
      keys.pop();
      places.push(`${noun} ${key + 1}${nameOf(value)}`);
    } else {
      keys.push(String(key));
    }
  }
  const place = places.join(', ') || 'the plan';
  return keys.length > 0 ? `${place}: ${keys.join('.')}` : place;
}

function nameOf(value: unknown): string {
  if (!isObject(value)) return '';
  const name = NAMES.map((key) => value[key]).find((word) => typeof word === 'string' && word);
  return typeof name === 'string' ? ` ${JSON.stringify(name.slice(0, 40))}` : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
