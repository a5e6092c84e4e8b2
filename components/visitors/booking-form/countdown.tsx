'use client';

import { useEffect, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';

/** The time left until a moment (ISO 8601), by the server's clock: `2 days 03:12:45`. */
export function Countdown({ until, clock }: { until: string; clock: ServerClock }) {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const update = () => setLeft(Math.max(0, Date.parse(until) - clock.now()));
    update();
    const timer = setInterval(update, 1_000);
    return () => clearInterval(timer);
  }, [until, clock]);
  return (
    <p className="countdown" role="timer">
      {left === null ? '' : timeLeft(left)}
    </p>
  );
}

/** Formats milliseconds as days, hours, minutes and seconds, rounded up. */
export function timeLeft(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  const days = Math.floor(seconds / 86_400);
  const clock = [(seconds / 3_600) % 24, (seconds / 60) % 60, seconds % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
  if (days === 0) return clock;
  return `${days} ${days === 1 ? 'day' : 'days'} ${clock}`;
}
