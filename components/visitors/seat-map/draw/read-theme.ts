import type { Hue } from './hues';

/** The page's colours and font as values, because a canvas cannot read CSS variables. */
export type Theme = {
  paper: string;
  ink: string;
  muted: string;
  edge: string;
  /** Whether the page is dark. */
  dark: boolean;
  font: string;
  /** By price category: a free seat, and the letter on it. */
  seats: { fill: string; on: string }[];
};

/** Reads the present colours of an element; call again when the colour scheme changes. */
export function readTheme(element: Element, hues: Hue[]): Theme {
  const style = getComputedStyle(element);
  const value = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: value('--color-paper'),
    ink: value('--color-ink'),
    muted: value('--color-muted'),
    edge: value('--color-edge'),
    dark: matchMedia('(prefers-color-scheme: dark)').matches,
    font: style.fontFamily,
    seats: hues.map((hue) => ({ fill: value(`--seat-${hue}`), on: value(`--on-seat-${hue}`) })),
  };
}
