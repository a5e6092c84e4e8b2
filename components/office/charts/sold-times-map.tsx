'use client';

import { useEffect, useRef, useState } from 'react';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import { formatCount } from '@/lib/format-count';
import { SOLD_TIMES, type SoldTimes } from '@/lib/office/sales/sold-times';
import { drawSoldTimes } from './draw-sold-times';

/**
 * A picture of the hall with seats coloured by when they were sold, and a legend with seat counts. Loads the
 * times again when `version` changes, which means that the page's figures changed.
 */
export function SoldTimesMap({
  address,
  version,
  plan,
}: {
  address: string;
  version: string;
  plan: string;
}) {
  const [times, setTimes] = useState<SoldTimes | null>(null);
  const [failed, setFailed] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  const legend = useRef<HTMLUListElement>(null);
  const { hall } = useHall(times?.plan ?? plan);
  const letters = times?.seats;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the figures needs new times.
  useEffect(() => {
    const stopped = new AbortController();
    fetch(address, { signal: stopped.signal })
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      })
      .then((loaded: SoldTimes) => {
        setTimes(loaded);
        setFailed(false);
      })
      .catch(() => stopped.signal.aborted || setFailed(true));
    return () => stopped.abort();
  }, [address, version]);

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx || !hall || letters?.length !== hall.rowOf.length) return;
    const draw = () => {
      const width = Math.round(element.clientWidth * Math.min(2, devicePixelRatio));
      element.width = width;
      element.height = Math.round((width * hall.layout.height) / hall.layout.width);
      drawSoldTimes(ctx, hall.layout, letters, coloursOf(legend.current));
    };
    const size = new ResizeObserver(draw);
    size.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', draw);
    return () => {
      size.disconnect();
      dark.removeEventListener('change', draw);
    };
  }, [hall, letters]);

  const count = (letter: string) => (letters ? formatCount(letters.split(letter).length - 1) : '…');
  return (
    <div className="chart-times">
      <ul ref={legend} className="chart-legend">
        {SOLD_TIMES.map(({ letter, label }) => (
          <li key={letter}>
            <span className="chart-time" data-letter={letter} aria-hidden="true" />
            {label}: {count(letter)}
          </li>
        ))}
      </ul>
      {failed && <p role="status">Reload the page. The sale times could not be loaded.</p>}
      <canvas ref={canvas} role="img" aria-label="Seats by time of sale" />
    </div>
  );
}

/** The colours of the legend, which follow the page's colour scheme. */
function coloursOf(legend: HTMLElement | null): Record<string, string> {
  const signs = [...(legend?.querySelectorAll<HTMLElement>('.chart-time') ?? [])];
  return Object.fromEntries(
    signs.map((sign) => [sign.dataset.letter ?? '', getComputedStyle(sign).color]),
  );
}
