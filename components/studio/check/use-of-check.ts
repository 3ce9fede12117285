'use client';

import { useEffect, useState } from 'react';
import { failedWords } from '../../kept/unreached.ts';
import type { Answer } from '../studio-actions.ts';

export interface OfCheck<T> {
  /** Null until it has come. */
  readonly value: T | null;
  /** Why it could not be had, in words. */
  readonly problem: string | null;
}

const NOTHING: OfCheck<never> = { value: null, problem: null };

/** What the server has of one check. Of another check nothing stays: neither a value nor a problem. */
export function useOfCheck<T>(
  checkId: string | null,
  load: (checkId: string) => Promise<Answer<T>>,
): OfCheck<T> {
  const [got, setGot] = useState<(OfCheck<T> & { readonly checkId: string }) | null>(null);
  useEffect(() => {
    if (checkId === null) return;
    let gone = false;
    const settle = (of: OfCheck<T>) => {
      if (!gone) setGot({ checkId, ...of });
    };
    load(checkId).then(
      (answer) =>
        settle(answer.ok ? { value: answer.value, problem: null } : { value: null, problem: answer.problem }),
      (error: unknown) =>
        settle({
          value: null,
          problem: failedWords(error, 'Open this tab again.'),
        }),
    );
    return () => {
      gone = true;
    };
  }, [checkId, load]);
  return got !== null && got.checkId === checkId ? got : NOTHING;
}
