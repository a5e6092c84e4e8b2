/** The Okabe–Ito palette as published (2008): hues that people of all colour visions tell apart. */
export const OKABE_ITO = {
  blue: '#0072b2',
  orange: '#e69f00',
  green: '#009e73',
  vermillion: '#d55e00',
  purple: '#cc79a7',
  sky: '#56b4e9',
  yellow: '#f0e442',
} as const;

export type Hue = keyof typeof OKABE_ITO;

const HUES = Object.keys(OKABE_ITO) as Hue[];

/**
 * Gives every price category the unused hue nearest to its colour in the plan. After seven categories
 * hues repeat, and only the letters tell the categories apart.
 */
export function assignHues(colors: string[]): Hue[] {
  const hues: Hue[] = [];
  for (const color of colors) {
    const rest = HUES.filter((hue) => !hues.slice(hues.length - (hues.length % 7)).includes(hue));
    hues.push(nearestHue(color, rest));
  }
  return hues;
}

function nearestHue(color: string, hues: Hue[]): Hue {
  const wanted = lab(color);
  if (!wanted) return hues[0] ?? 'blue';
  const difference = (hue: Hue) => {
    const [l, a, b] = lab(OKABE_ITO[hue]) ?? wanted;
    // Lightness counts half, because it is adjusted anyway for contrast with the page.
    return Math.hypot((l - wanted[0]) / 2, a - wanted[1], b - wanted[2]);
  };
  return hues.reduce(
    (best, hue) => (difference(hue) < difference(best) ? hue : best),
    hues[0] ?? 'blue',
  );
}

/** OKLab (Ottosson, 2020) of `#rrggbb`; null for any other notation. */
function lab(color: string): [number, number, number] | null {
  const hex = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color);
  if (!hex) return null;
  const [r = 0, g = 0, b = 0] = hex.slice(1).map((pair) => {
    const value = Number.parseInt(pair, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
