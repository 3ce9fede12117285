/** Stable names of cases. */
import type { CaseSpec } from '#grader/exercise/case-spec.ts';
import type { CasePlan } from '#grader/protocol.ts';
import { JudgeFault } from '../judge-fault.ts';

/** "relu(x) − relu(−x) = x" → "relu-x-relu-x-x". */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The cases as announced, in the order written. @throws JudgeFault when two share an id or one has none */
export function planCases(specs: readonly CaseSpec[]): CasePlan[] {
  const titles = new Map<string, string>();
  return specs.map((spec) => {
    const id = spec.id ?? slugOf(spec.title);
    if (id === '')
      throw new JudgeFault(`cases.ts: "${spec.title}": give it an \`id\`; its title has no letters.`);
    const other = titles.get(id);
    if (other !== undefined) {
      throw new JudgeFault(
        `cases.ts: "${other}" and "${spec.title}" share the id "${id}". Change a title or give one an \`id\`.`,
      );
    }
    titles.set(id, spec.title);
    return {
      id,
      title: spec.title,
      kind: spec.kind,
      visibility: spec.visibility ?? 'public',
      pointsMax: pointsOf(spec),
    };
  });
}

function pointsOf(spec: CaseSpec): number {
  const points =
    spec.kind === 'training'
      ? sum(spec.thresholds.map(([, earned]) => earned))
      : spec.points + costPointsOf(spec);
  if (!Number.isFinite(points) || points < 0) {
    throw new JudgeFault(`cases.ts: "${spec.title}": points are ${points}; expected a number of at least 0.`);
  }
  return points;
}

function costPointsOf(spec: CaseSpec): number {
  if (!('cost' in spec) || spec.cost === undefined) return 0;
  for (const one of spec.cost) {
    const wrong = !(one.points > 0) || (one.kind === 'kernels' && !(one.timesMax >= 1));
    if (wrong) {
      throw new JudgeFault(
        `cases.ts: "${spec.title}": cost: expected \`points\` above 0, and \`timesMax\` of at least 1.`,
      );
    }
  }
  return sum(spec.cost.map(({ points }) => points));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
