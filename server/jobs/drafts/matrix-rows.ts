/** The programs that a check runs whole, in the order of the matrix. */
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { MatrixRow } from './check-matrix-view.ts';

export interface MatrixProgram {
  readonly kind: MatrixRow['kind'];
  readonly path: string;
  readonly title: string | null;
  readonly source: string;
}

export function matrixPrograms(exercise: FileMap, solutions: FileMap): MatrixProgram[] {
  const file = (kind: MatrixRow['kind'], path: string, source = ''): MatrixProgram => ({
    kind,
    path,
    title: null,
    source,
  });
  const mistakes = misconceptionPrograms(exercise).map(
    ({ path, source, expanded }): MatrixProgram => ({
      kind: 'misconception',
      path,
      title: expanded?.title ?? null,
      source,
    }),
  );
  const stored = Object.entries(solutions).map(([path, source]) =>
    file(path.startsWith('solutions/right-') ? 'right' : 'wrong', path, source),
  );
  return [
    file('reference', 'reference.ts', exercise['reference.ts']),
    file('starter', 'starter.ts', exercise['starter.ts']),
    ...mistakes,
    ...stored,
  ];
}
