'use client';

import { useEffect, useState } from 'react';
import { failedWords } from '../../kept/unreached.ts';
import type { Answer } from '../studio-actions.ts';

/** What takes a while and is about one check. */
interface Asked {
  readonly checkId: string;
  readonly state: string;
}

interface AskedActions<View extends Asked> {
  /** Null before anybody asked. */
  readonly read: (checkId: string) => Promise<Answer<View | null>>;
  readonly start: (checkId: string) => Promise<Answer<View>>;
  readonly cancel: (view: View) => Promise<Answer<View>>;
  /** Shows each state until it has ended; without it, it is looked at now and then. Stays the same function. */
  readonly follow?: (checkId: string, show: (view: View) => void) => () => void;
}

export interface AskedControl<View extends Asked> {
  readonly view: View | null;
  readonly problem: string | null;
  start(): Promise<void>;
  cancel(): Promise<void>;
}

/** It may take minutes: a look a second is soon enough. */
const LOOK_EVERY_MS = 1_000;

/** Something that a worker does about a check, looked at again while it runs. `read` stays the same function. */
export function useAsked<View extends Asked>(
  checkId: string | null,
  actions: AskedActions<View>,
): AskedControl<View> {
  const [view, setView] = useState<View | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { read, follow } = actions;
  const shown = view?.checkId === checkId ? view : null;
  const running = shown?.state === 'running';

  useEffect(() => {
    if (checkId === null) return;
    if (running && follow) return follow(checkId, setView);
    let gone = false;
    const look = () =>
      read(checkId).then(
        (answer) => {
          if (!gone && answer.ok) setView(answer.value);
        },
        // The next look asks again.
        () => undefined,
      );
    void look();
    const timer = running ? setInterval(() => void look(), LOOK_EVERY_MS) : undefined;
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [checkId, running, read, follow]);

  async function take(asking: Promise<Answer<View>>) {
    setProblem(null);
    try {
      const answer = await asking;
      if (answer.ok) setView(answer.value);
      else setProblem(answer.problem);
    } catch (error) {
      setProblem(failedWords(error, 'Try again.'));
    }
  }

  return {
    view: shown,
    problem,
    start: async () => {
      if (checkId !== null) await take(actions.start(checkId));
    },
    cancel: async () => {
      if (shown) await take(actions.cancel(shown));
    },
  };
}
