'use client';

import { useEffect, useRef, useState } from 'react';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import { formatCount } from '@/lib/format-count';
import { SOLD_TIMES, type SoldTimes } from '@/lib/office/sales/sold-times';
import { drawSoldTimes } from './draw-sold-times';

/**
 * The hall by when its seats were sold: a picture, and beside it how many seats each colour has. Read
 * anew when the page's figures change, which is what a new `version` says.
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
  const key = useRef<HTMLUListElement>(null);
  const { hall } = useHall(times?.plan ?? plan);
  const letters = times?.seats;

  // biome-ignore lint/correctness/useExhaustiveDependencies: other figures, other times.
  useEffect(() => {
    const gone = new AbortController();
    fetch(address, { signal: gone.signal })
      .then((response) => {
        if (!response.ok) throw new Error(String(response.status));
        return response.json();
      })
      .then((answer: SoldTimes) => {
        setTimes(answer);
        setFailed(false);
      })
      .catch(() => gone.signal.aborted || setFailed(true));
    return () => gone.abort();
  }, [address, version]);

  useEffect(() => {
    const element = canvas.current;
    const ctx = element?.getContext('2d');
    if (!element || !ctx || !hall || letters?.length !== hall.rowOf.length) return;
    const draw = () => {
      const width = Math.round(element.clientWidth * Math.min(2, devicePixelRatio));
      element.width = width;
      element.height = Math.round((width * hall.layout.height) / hall.layout.width);
      drawSoldTimes(ctx, hall.layout, letters, coloursOf(key.current));
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
      <ul ref={key} className="chart-key">
        {SOLD_TIMES.map(({ letter, label }) => (
          <li key={letter}>
            <span className="chart-time" data-letter={letter} aria-hidden="true" />
            {label}: {count(letter)}
          </li>
        ))}
      </ul>
      {failed && <p role="status">The times do not come just now; load the page again.</p>}
      <canvas ref={canvas} role="img" aria-label="The hall by when its seats were sold" />
    </div>
  );
}

/** The key's own colours, which follow the page's. */
function coloursOf(key: HTMLElement | null): Record<string, string> {
  const signs = [...(key?.querySelectorAll<HTMLElement>('.chart-time') ?? [])];
  return Object.fromEntries(
    signs.map((sign) => [sign.dataset.letter ?? '', getComputedStyle(sign).color]),
  );
}
