'use client';

import { useRef, useState } from 'react';
import { areUnsentPlaces, NOTHING_UNSENT, type UnsentPlaces, unsentAt, withUnsent } from './unsent-places.ts';
import { useUnsent } from './use-unsent.ts';

/** A form whose text outlives it. */
export interface UnsentForm<T> {
  /** Null: nothing was begun, or all of it was sent. */
  readonly written: T | null;
  readonly saving: boolean;
  /** Why it was not sent the last time, in words. */
  readonly problem: string | null;
  /** @param written null: it is given up, with what was said of it */
  readonly write: (written: T | null) => void;
  /**
   * Sends it; what is written goes once that is done, unless it was changed meanwhile.
   * @param act gives why it was not done, in words
   * @returns false: it was not done, or is on its way already
   */
  readonly send: (act: () => Promise<string | null>) => Promise<boolean>;
}

export interface UnsentForms<T> {
  /** What is written and not sent, as it is shown. */
  readonly all: UnsentPlaces<T>;
  /** The same of this moment, ahead of what is shown. */
  readonly now: () => UnsentPlaces<T>;
  readonly at: (place: string) => UnsentForm<T>;
}

interface Sending {
  readonly saving: boolean;
  readonly problem: string | null;
}

const IDLE: Sending = { saving: false, problem: null };

/**
 * The forms of a page, each for a place in it: what is written in one is there again when it is opened again, after a
 * reload and after a look at another page, until it is sent or given up.
 * @param key as of `useUnsent`
 * @param isWritten of what is kept at one place
 */
export function useUnsentForms<T>(key: string, isWritten: (value: unknown) => value is T): UnsentForms<T> {
  const [all, setAll] = useUnsent<UnsentPlaces<T>>({
    key,
    isWanted: (value): value is UnsentPlaces<T> => areUnsentPlaces(value, isWritten),
    nothing: NOTHING_UNSENT,
  });
  const latest = useRef(all);
  latest.current = all;
  const [sendings, setSendings] = useState<Readonly<Record<string, Sending>>>({});
  const underWay = useRef(new Set<string>());

  const write = (place: string, written: T | null) => {
    latest.current = withUnsent(latest.current, { place, written });
    setAll(latest.current);
  };
  const say = (place: string, sending: Sending) => setSendings((before) => ({ ...before, [place]: sending }));

  async function send(place: string, act: () => Promise<string | null>): Promise<boolean> {
    if (underWay.current.has(place)) return false;
    underWay.current.add(place);
    say(place, { saving: true, problem: null });
    const sent = unsentAt(latest.current, place);
    const problem = await act();
    underWay.current.delete(place);
    const left = unsentAt(latest.current, place);
    if (problem === null && left === sent) write(place, null);
    // Of what was given up meanwhile nobody wants to hear.
    const isGivenUp = sent !== null && left === null;
    say(place, { saving: false, problem: isGivenUp ? null : problem });
    return problem === null;
  }

  return {
    all,
    now: () => latest.current,
    at: (place) => ({
      written: unsentAt(all, place),
      ...(sendings[place] ?? IDLE),
      write(written) {
        write(place, written);
        if (written === null && !underWay.current.has(place)) say(place, IDLE);
      },
      send: (act) => send(place, act),
    }),
  };
}

/** A form by itself: what is written in it goes with it. */
export function usePlainForm<T>(): UnsentForm<T> {
  const [written, write] = useState<T | null>(null);
  const [{ saving, problem }, setSending] = useState(IDLE);
  return {
    ...{ written, saving, problem, write },
    async send(act) {
      if (saving) return false;
      setSending({ saving: true, problem: null });
      const failed = await act();
      if (failed === null) write(null);
      setSending({ saving: false, problem: failed });
      return failed === null;
    },
  };
}
