/** What a case cost, in a line: "38 kernels, 1.2 MB at the peak, 3 tensors leaked". */
import type { CaseOutcome, CostCheck } from '#grader/protocol.ts';
import { formatBytes } from './number-words.ts';

export function costSentence(cost: NonNullable<CaseOutcome['cost']>): string {
  const { student, reference } = cost;
  const parts = [
    `${counted(student.kernelCount)} ${student.kernelCount === 1 ? 'kernel' : 'kernels'}${
      reference ? ` (reference ${counted(reference.kernelCount)})` : ''
    }`,
    `${formatBytes(student.peakBytes)} at the peak${reference ? ` (reference ${formatBytes(reference.peakBytes)})` : ''}`,
  ];
  if (student.leakedTensors > 0) {
    parts.push(`${student.leakedTensors} ${student.leakedTensors === 1 ? 'tensor' : 'tensors'} leaked`);
  }
  return parts.join(', ');
}

/** Tensors leaked over all cases of a run; null when no case was metered. */
export function leakedTensors(outcomes: readonly CaseOutcome[]): number | null {
  const metered = outcomes.flatMap((outcome) => (outcome.cost ? [outcome.cost.student.leakedTensors] : []));
  return metered.length === 0 ? null : metered.reduce((sum, count) => sum + Math.max(0, count), 0);
}

/** "38 kernels, at most 27 (reference 9)", "3 tensors left behind, at most 0". */
export function costCheckText({ kind, student, reference, limit }: CostCheck): string {
  if (kind === 'no-leak') {
    if (student === 0) return 'no tensor left behind';
    return `${student} ${student === 1 ? 'tensor' : 'tensors'} left behind, at most ${limit}`;
  }
  const own = reference === undefined ? '' : ` (reference ${reference})`;
  return `${student} ${student === 1 ? 'kernel' : 'kernels'}, at most ${limit}${own}`;
}

/** "48,276", as statements write it. */
function counted(count: number): string {
  return count.toLocaleString('en-GB');
}
