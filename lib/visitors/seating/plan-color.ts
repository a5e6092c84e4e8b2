const COLOR = /^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/-]+\))$/i;

/** For categories without a colour; most people with colour blindness can tell them apart. */
const CATEGORY_COLORS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#5d4a9c',
  '#6b7280',
];

/**
 * A colour of an imported plan, or null if it is anything else than a colour. Colours are put into
 * style attributes, where `url(…)` would call another site.
 */
export function planColor(color: string | null | undefined): string | null {
  const trimmed = color?.trim() ?? '';
  return COLOR.test(trimmed) ? trimmed : null;
}

/** The colour of category number `index`, a default one if the plan has none. */
export function categoryColor(color: string | null | undefined, index: number): string {
  return planColor(color) ?? CATEGORY_COLORS[index % CATEGORY_COLORS.length] ?? '#6b7280';
}
