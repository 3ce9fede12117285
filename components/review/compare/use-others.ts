'use client';

import { useEffect, useRef, useState } from 'react';
import type { OtherSubmissionsView } from '#server/grading/others/other-submission-view.ts';
import type { ReviewActions } from '../review-actions.ts';

/** Who types is done with a word by then. */
const PAUSE_MS = 120;

interface Found extends OtherSubmissionsView {
  /** What they were found by. */
  readonly search: string;
}

/** What the server finds by a search; what was found before stays until then. */
export function useOthers(
  search: string,
  { searchOthers }: Pick<ReviewActions, 'searchOthers'>,
): { readonly found: Found | null; readonly problem: string | null } {
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef(searchOthers);
  useEffect(() => {
    latest.current = searchOthers;
  });
  useEffect(() => {
    let gone = false;
    const ask = async () => {
      const answer = await latest.current(search).catch(() => UNREACHED);
      if (gone) return;
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) setFound({ ...answer.value, search });
    };
    const timer = setTimeout(() => void ask(), search === '' ? 0 : PAUSE_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [search]);
  return { found, problem };
}

const UNREACHED = {
  ok: false,
  problem: 'The server could not be reached. Type on to try again.',
} as const;
