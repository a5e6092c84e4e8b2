import type { SeatingLayout } from '@/lib/visitors/seating/layout';

/** The letter that stands for a price category on seats and in the legend: `A`, `B`, … */
export function categoryLetter(category: number): string {
  return String.fromCharCode(65 + (category % 26));
}

/** Section names without the word they all begin with, for places too small for the whole name. */
export function shortSectionNames({ sections }: SeatingLayout): string[] {
  const names = sections.map(({ name }) => name);
  const word = names[0]?.split(' ')[0] ?? '';
  const shared = names.length > 1 && names.every((name) => name.startsWith(`${word} `));
  return shared ? names.map((name) => name.slice(word.length + 1)) : names;
}
