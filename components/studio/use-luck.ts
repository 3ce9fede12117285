'use client';

import { useEffect, useState } from 'react';
import type { DraftLuckView } from '#server/studio/draft-luck-view.ts';
import type { Answer, StudioActions } from './studio-actions.ts';

export interface LuckControl {
  readonly luck: DraftLuckView | null;
  readonly problem: string | null;
  start(): Promise<void>;
  cancel(): Promise<void>;
}

/** It takes minutes and nobody waits: a look a second is soon enough. */
const LOOK_EVERY_MS = 1_000;
const UNREACHED = 'The server was not reached.';

/** The luck of the mistakes of a check, looked at again while it is tried. */
export function useLuck(
  checkId: string | null,
  actions: Pick<StudioActions, 'luck' | 'startLuck' | 'cancelLuck'>,
): LuckControl {
  const [luck, setLuck] = useState<DraftLuckView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { luck: ask } = actions;
  const shown = luck?.checkId === checkId ? luck : null;
  const running = shown?.state === 'running';

  useEffect(() => {
    if (checkId === null) return;
    let gone = false;
    const look = () =>
      ask(checkId).then(
        (answer) => {
          if (!gone && answer.ok) setLuck(answer.value);
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
  }, [checkId, running, ask]);

  async function take(asking: Promise<Answer<DraftLuckView>>) {
    setProblem(null);
    try {
      const answer = await asking;
      if (answer.ok) setLuck(answer.value);
      else setProblem(answer.problem);
    } catch {
      setProblem(UNREACHED);
    }
  }

  return {
    luck: shown,
    problem,
    start: async () => {
      if (checkId !== null) await take(actions.startLuck(checkId));
    },
    cancel: async () => {
      if (shown) await take(actions.cancelLuck(shown.luckId));
    },
  };
}
