import type { RegradeStudentView } from '#server/grading/regrade/regrade-view.ts';

/** Whose grades an apply changes: everybody's, or only of those who gain. */
export type ApplyKind = 'all' | 'gains';

/** What an apply asks for: without anybody left as they are it needs no names. Gains alone leave whoever loses anything. */
export function applyChoice(
  students: readonly Pick<RegradeStudentView, 'key' | 'change' | 'losesBehind'>[],
  { kind, left }: { readonly kind: ApplyKind; readonly left: ReadonlySet<string> },
): { readonly kind: ApplyKind } | { readonly kind: 'except'; readonly keys: string[] } {
  if (left.size === 0) return { kind };
  const except = students.filter(
    ({ key, change, losesBehind }) =>
      left.has(key) || (kind === 'gains' && (change === 'loses' || losesBehind)),
  );
  return { kind: 'except', keys: except.map(({ key }) => key) };
}
