import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';

export type Selection = { count: number; total: number };

/** The button to book, with the total. Without JavaScript, CSS counts the seats. */
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
            : `${formatCount(selection.count, 'seat')}, ${formatMoney(selection.total, currency)}`)}
      </output>
      <button type="submit" className="button" aria-disabled={isPending || undefined}>
        {isPending ? 'Booking…' : 'Book these seats'}
      </button>
    </div>
  );
}
