'use client';

import { useCallback, useEffect, useState } from 'react';
import type { BookSeatsAction, BookSeatsField } from '@/lib/visitors/bookings/book-seats-state';
import { UNKNOWN_MESSAGE } from '@/lib/visitors/bookings/refusal-messages';
import { type Draft, dropDraft, keepAcceptedDraft, keepDraft, newKey, readDraft } from './draft';
import { type SendResult, sendDraft } from './send-draft';

/** What became of the last press of the button. */
export type Attempt =
  | { status: 'none' | 'sending' | 'leaving' | 'outdated' }
  | { status: 'unknown'; words: string; late: boolean }
  | { status: 'refused'; messages: Partial<Record<BookSeatsField, string>>; waitAt?: string };

/** Seats that went, in words, and the free ones offered instead. */
export type LostSeats = {
  words: string;
  lost: number[];
  offer: number[];
  /** Whether they went before the button was pressed, and not by a refusal. */
  whileChoosing: boolean;
};

/** The booking form's life: what is chosen and typed, sending it, and what came back. */
export function useBooking(
  showId: string,
  hallSize: number,
  action: BookSeatsAction,
  onRefused: () => void,
) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(showId, hallSize));
  const [attempt, setAttempt] = useState<Attempt>(() =>
    draft.sent ? { status: 'unknown', words: UNKNOWN_MESSAGE, late: false } : { status: 'none' },
  );
  const [gone, setGone] = useState<LostSeats | null>(null);

  const change = useCallback(
    (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    [],
  );
  useEffect(() => {
    if (attempt.status !== 'leaving') keepDraft(showId, draft);
  }, [showId, draft, attempt]);

  async function send() {
    if (attempt.status === 'sending' || attempt.status === 'leaving') return;
    // Next sends one action after the other: behind one that hangs, only a new page gets through.
    if (attempt.status === 'unknown' && attempt.late) {
      keepDraft(showId, { ...draft, resend: true });
      location.reload();
      return;
    }
    const sending = { ...draft, sent: true, resend: false };
    // Kept before it is sent: the page may be gone before the answer comes.
    keepDraft(showId, sending);
    setDraft(sending);
    setAttempt({ status: 'sending' });
    settle(await sendDraft(action, showId, sending));
  }

  function settle(sent: SendResult) {
    if (!sent.ok) {
      if (sent.reason === 'outdated') change({ sent: false });
      setAttempt(
        sent.reason === 'outdated'
          ? { status: 'outdated' }
          : { status: 'unknown', words: UNKNOWN_MESSAGE, late: sent.reason === 'late' },
      );
      return;
    }
    const { answer } = sent;
    switch (answer.status) {
      case 'idle':
        return;
      case 'accepted':
        keepAcceptedDraft(showId, draft);
        leaveFor(answer.href);
        return;
      case 'booked':
        leaveFor(answer.href);
        return;
      case 'unknown':
        change({ key: answer.key });
        setAttempt({
          status: 'unknown',
          words: answer.messages.form ?? UNKNOWN_MESSAGE,
          late: false,
        });
        return;
      case 'refused':
        onRefused();
        change({ key: answer.key, sent: false, seats: answer.values.seats });
        setAttempt({ status: 'refused', messages: answer.messages, waitAt: answer.waitAt });
        if (answer.taken.length > 0) {
          const words = answer.messages.seats ?? '';
          setGone({ words, lost: answer.taken, offer: answer.nearest, whileChoosing: false });
        }
    }
  }

  function leaveFor(href: string) {
    dropDraft(showId);
    setAttempt({ status: 'leaving' });
    location.assign(href);
  }

  /** Gives an attempt of unknown outcome up, to change what is chosen. */
  function startAnew() {
    change({ key: newKey(), sent: false });
    setAttempt({ status: 'none' });
  }

  // Back from the tickets, a browser may show this page as it was left: with a form already booked.
  useEffect(() => {
    const startOver = (event: PageTransitionEvent) => {
      if (event.persisted && attempt.status === 'leaving') location.reload();
    };
    window.addEventListener('pageshow', startOver);
    return () => window.removeEventListener('pageshow', startOver);
  }, [attempt]);

  const resend = draft.resend;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for the page that was loaded for it.
  useEffect(() => {
    if (resend) send();
  }, []);

  return { draft, change, attempt, gone, setGone, send, startAnew };
}
