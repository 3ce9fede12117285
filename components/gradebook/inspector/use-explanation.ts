import { useCallback, useEffect, useRef, useState } from 'react';
import type { GradeExplanationView } from '#server/grading/grade-explanation-view.ts';
import { reached } from '../../ui/reached.ts';
import { type CellAddress, cellKey, type GradebookActions } from '../gradebook-actions.ts';

/** An arrow key that is held passes over cells faster than they are worth asking for; the first is asked for at once. */
const REST_MS = 120;

interface Found {
  readonly key: string;
  readonly explanation: GradeExplanationView | null;
  readonly problem: string | null;
}

/** Why the selected cell says what it says: asked for at once, or when a selection that moves comes to rest. */
export function useExplanation(
  cell: CellAddress | null,
  { explain }: Pick<GradebookActions, 'explain'>,
): Pick<Found, 'explanation' | 'problem'> & {
  readonly reload: () => Promise<void>;
  /** As `reload`, with nothing on show meanwhile. */
  readonly retry: () => void;
} {
  const [found, setFound] = useState<Found | null>(null);
  const key = cell && cellKey(cell);
  const wanted = useRef(key);
  const movedAt = useRef(Number.NEGATIVE_INFINITY);
  wanted.current = key;

  const load = useCallback(
    async (of: CellAddress) => {
      const asked = cellKey(of);
      const answer = await reached(explain(of));
      // Another cell was selected meanwhile.
      if (wanted.current !== asked) return;
      setFound((before) =>
        answer.ok
          ? { key: asked, explanation: answer.value, problem: null }
          : {
              key: asked,
              explanation: before?.key === asked ? before.explanation : null,
              problem: answer.problem,
            },
      );
    },
    [explain],
  );

  const { studentId, exercise } = cell ?? {};
  useEffect(() => {
    if (studentId === undefined || exercise === undefined) return;
    const isMoving = performance.now() - movedAt.current < REST_MS;
    movedAt.current = performance.now();
    const timer = setTimeout(() => void load({ studentId, exercise }), isMoving ? REST_MS : 0);
    return () => clearTimeout(timer);
  }, [studentId, exercise, load]);

  const present = found?.key === key ? found : null;
  const reload = async () => {
    if (cell) await load(cell);
  };
  return {
    explanation: present?.explanation ?? null,
    problem: present?.problem ?? null,
    reload,
    retry() {
      setFound(null);
      void reload();
    },
  };
}
