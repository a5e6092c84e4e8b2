'use client';

import { useState } from 'react';
import { formatMoney } from '@/lib/money';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import type { Show } from '@/lib/visitors/shows/show';

/** Finds the best seats side by side, in any price category or in one. */
export function BestSeatsFinder({
  layout,
  show,
  onFind,
}: {
  layout: SeatingLayout;
  show: Pick<Show, 'prices' | 'currency' | 'maxSeatsPerBooking'>;
  onFind: (count: number, category: number | undefined) => void;
}) {
  const [count, setCount] = useState(2);
  const [category, setCategory] = useState('');
  const counts = Array.from({ length: show.maxSeatsPerBooking }, (_, index) => index + 1);
  const priceFrom = (name: string) =>
    Math.min(...show.prices.filter((price) => price.category === name).map((p) => p.amount));
  return (
    <fieldset className="best-finder">
      <legend>Find the best seats together</legend>
      <label>
        <span className="sr-only">Number of seats</span>
        <select
          className="input"
          value={count}
          onChange={(event) => setCount(Number(event.target.value))}
        >
          {counts.map((each) => (
            <option key={each} value={each}>
              {each === 1 ? '1 seat' : `${each} seats`}
            </option>
          ))}
        </select>
      </label>
      {layout.categories.length > 1 && (
        <label>
          <span className="sr-only">Price category</span>
          <select
            className="input"
            value={category}
            onChange={(event) => setCategory(event.target.value)}
          >
            <option value="">Any price</option>
            {layout.categories.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}, from {formatMoney(priceFrom(name), show.currency)}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        type="button"
        className="button button-quiet"
        onClick={() => onFind(count, category === '' ? undefined : Number(category))}
      >
        Find seats
      </button>
    </fieldset>
  );
}
