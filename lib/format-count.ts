/** A count as people read it: `1,234`. With a noun, in singular or plural: `1 seat`, `1,234 seats`. */
export function formatCount(count: number, noun?: string): string {
  const digits = count.toLocaleString('en-GB');
  if (!noun) return digits;
  return `${digits} ${noun}${count === 1 ? '' : 's'}`;
}
