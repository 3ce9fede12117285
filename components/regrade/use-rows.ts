'use client';

import { useState } from 'react';
import type { RegradeStudentView } from '#server/grading/regrade/regrade-view.ts';
import { type ApplyKind, applyChoice } from './apply-choice.ts';
import { type ChangeFilter, shownStudents } from './change-filter.ts';

/** The students of a dry run: who is listed, who is looked at, and who is left as they are. */
export function useRows(students: readonly RegradeStudentView[]) {
  const [filter, setFilter] = useState<ChangeFilter>('changed');
  const [selectedId, select] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const shown = shownStudents(students, filter);
  const at = Math.max(
    shown.findIndex(({ key }) => key === selectedId),
    0,
  );
  const selected = shown[at];

  return {
    filter,
    setFilter,
    shown,
    selected,
    select,
    /** So many rows down, as far as there are any. */
    go: (step: number) => select(shown[at + step]?.key ?? selected?.key ?? null),
    left,
    /** Leaves one as they are; a second time takes that back. */
    leave({ key }: RegradeStudentView) {
      const next = new Set(left);
      if (!next.delete(key)) next.add(key);
      setLeft(next);
    },
    changing: (kind: ApplyKind) =>
      students.filter(
        ({ key, change }) => !left.has(key) && (change === 'gains' || (kind === 'all' && change === 'loses')),
      ),
    /** What an apply asks for: without anybody left it needs no names. */
    choice(kind: ApplyKind) {
      return applyChoice(students, { kind, left });
    },
  };
}
