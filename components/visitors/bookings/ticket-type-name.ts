const NAMES: Record<string, string> = {
  standard: 'Standard',
  child: 'Child',
  concession: 'Concession',
  companion: 'Companion',
};

/** A ticket type as people read it; one that has no words of its own reads as it is called. */
export function ticketTypeName(type: string): string {
  return NAMES[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`;
}
