'use client';

import { useEffect, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { type SalePhase, salePhase } from '@/lib/visitors/shows/sale-phase';
import type { ShowSummary } from '@/lib/visitors/shows/show';

/**
 * The sale phase by the server's clock, checked every second, so that a sale opens without a reload.
 * `first` is the phase that the page was rendered with.
 */
export function useSalePhase(
  show: Pick<ShowSummary, 'status' | 'salesStart' | 'salesEnd'>,
  clock: ServerClock,
  first: SalePhase,
): SalePhase {
  const [phase, setPhase] = useState(first);
  useEffect(() => {
    const update = () => setPhase(salePhase(show, clock.now()));
    update();
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
  }, [show, clock]);
  return phase;
}
