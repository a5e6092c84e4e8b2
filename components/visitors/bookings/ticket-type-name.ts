const NAMES: Record<string, string> = {
  standard: 'Standard',
  child: 'Child',
  concession: 'Concession',
  companion: 'Companion',
};

/** The name of a ticket type on pages. A type without a name here is shown as it is stored. */
export function ticketTypeName(type: string): string {
  return NAMES[type] ?? `${type.charAt(0).toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`;
}
