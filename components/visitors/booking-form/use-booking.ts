'use client';

import { useCallback, useEffect, useState } from 'react';
import type { BookSeatsAction, BookSeatsField } from '@/lib/visitors/bookings/book-seats-state';
import { UNKNOWN_MESSAGE } from '@/lib/visitors/bookings/refusal-messages';
import { type Draft, dropDraft, keepAcceptedDraft, keepDraft, newKey, readDraft } from './draft';
import { type SendResult, sendDraft } from './send-draft';

/** The last attempt to book: none yet, on its way, or its outcome. */
export type Attempt =
  | { status: 'none' | 'sending' | 'leaving' | 'outdated' }
  | { status: 'unknown'; message: string; late: boolean }
  | { status: 'refused'; messages: Partial<Record<BookSeatsField, string>>; waitAt?: string };

/** Chosen seats that another buyer has taken, and the available ones offered instead. */
export type LostSeats = {
  message: string;
  lost: number[];
  offer: number[];
  /** Whether they were taken before the form was sent; false: the booking was refused. */
  whileChoosing: boolean;
};

/** Keeps the booking form's draft in this tab, sends it, and handles the outcome. */
export function useBooking(
  showId: string,
  hallSize: number,
  action: BookSeatsAction,
  onRefused: () => void,
) {
  const [draft, setDraft] = useState<Draft>(() => readDraft(showId, hallSize));
  const [attempt, setAttempt] = useState<Attempt>(() =>
    draft.sent ? { status: 'unknown', message: UNKNOWN_MESSAGE, late: false } : { status: 'none' },
  );
  const [lostSeats, setLostSeats] = useState<LostSeats | null>(null);

  const change = useCallback(
    (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part })),
    [],
  );
  useEffect(() => {
    if (attempt.status !== 'leaving') keepDraft(showId, draft);
  }, [showId, draft, attempt]);

  async function send() {
    if (attempt.status === 'sending' || attempt.status === 'leaving') return;
    // Next runs actions one after the other, so behind one that hangs only a reloaded page gets through.
    if (attempt.status === 'unknown' && attempt.late) {
      keepDraft(showId, { ...draft, resend: true });
      location.reload();
      return;
    }
    const sending = { ...draft, sent: true, resend: false };
    // Stored before it is sent, because the page may be closed before the answer arrives.
    keepDraft(showId, sending);
    setDraft(sending);
    setAttempt({ status: 'sending' });
    handleResult(await sendDraft(action, showId, sending));
  }

  function handleResult(result: SendResult) {
    if (!result.ok) {
      if (result.reason === 'outdated') change({ sent: false });
      setAttempt(
        result.reason === 'outdated'
          ? { status: 'outdated' }
          : { status: 'unknown', message: UNKNOWN_MESSAGE, late: result.reason === 'late' },
      );
      return;
    }
    const { answer } = result;
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
          message: answer.messages.form ?? UNKNOWN_MESSAGE,
          late: false,
        });
        return;
      case 'refused':
        onRefused();
        change({ key: answer.key, sent: false, seats: answer.values.seats });
        setAttempt({ status: 'refused', messages: answer.messages, waitAt: answer.waitAt });
        if (answer.taken.length > 0) {
          const message = answer.messages.seats ?? '';
          setLostSeats({
            message,
            lost: answer.taken,
            offer: answer.nearest,
            whileChoosing: false,
          });
        }
    }
  }

  function leaveFor(href: string) {
    dropDraft(showId);
    setAttempt({ status: 'leaving' });
    location.assign(href);
  }

  /** Gives up an attempt with an unknown outcome, so that other seats can be chosen. */
  function discardAttempt() {
    change({ key: newKey(), sent: false });
    setAttempt({ status: 'none' });
  }

  // After “Back”, a browser may show this page as it was left, with a form that is booked already.
  useEffect(() => {
    const reloadIfBooked = (event: PageTransitionEvent) => {
      if (event.persisted && attempt.status === 'leaving') location.reload();
    };
    window.addEventListener('pageshow', reloadIfBooked);
    return () => window.removeEventListener('pageshow', reloadIfBooked);
  }, [attempt]);

  const resend = draft.resend;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, after the page was reloaded in order to send.
  useEffect(() => {
    if (resend) send();
  }, []);

  return { draft, change, attempt, lostSeats, setLostSeats, send, discardAttempt };
}
