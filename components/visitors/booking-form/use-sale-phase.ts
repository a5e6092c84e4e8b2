'use client';

import { useEffect, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { type SalePhase, salePhase } from '@/lib/visitors/shows/sale-phase';
import type { ShowSummary } from '@/lib/visitors/shows/show';

/**
 * Where the sale stands by the server's clock, second by second, so that a sale opens by itself.
 * `first` is the phase that the page was rendered with.
 */
export function useSalePhase(
  show: Pick<ShowSummary, 'status' | 'salesStart' | 'salesEnd'>,
  clock: ServerClock,
  first: SalePhase,
): SalePhase {
  const [phase, setPhase] = useState(first);
  useEffect(() => {
    const look = () => setPhase(salePhase(show, clock.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [show, clock]);
  return phase;
}
