import { formatMoney } from '@/lib/money';

export type Selection = { count: number; total: number };

/** The one thing to do next, with what it comes to; without JavaScript the style sheet counts. */
export function SelectionBar({
  selection,
  currency,
  isPending,
}: {
  selection: Selection | null;
  currency: string;
  isPending: boolean;
}) {
  return (
    <div className="selection">
      <output className="selection-sum">
        {selection &&
          (selection.count === 0
            ? 'No seat chosen yet'
            : `${selection.count === 1 ? 'One seat' : `${selection.count} seats`}, ${formatMoney(selection.total, currency)}`)}
      </output>
      <button type="submit" className="button" aria-disabled={isPending || undefined}>
        {isPending ? 'Booking…' : 'Book these seats'}
      </button>
    </div>
  );
}
