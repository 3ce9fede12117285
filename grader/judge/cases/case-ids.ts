/** Stable names of cases. */
import type { CaseSpec } from '#grader/exercise/case-spec.ts';
import { visibleText } from '#grader/protocol/visible-text.ts';
import type { CasePlan } from '#grader/protocol.ts';
import { faultIn } from '../judge-fault.ts';
import { roundPoints } from '../round-points.ts';

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
    if (id === '') throw faultIn('cases.ts', `"${spec.title}": give it an \`id\`; its title has no letters.`);
    const other = titles.get(id);
    if (other !== undefined) {
      throw faultIn(
        'cases.ts',
        `"${other}" and "${spec.title}" share the id "${id}". Change a title or give one an \`id\`.`,
      );
    }
    titles.set(id, spec.title);
    return {
      id,
      title: visibleText(spec.title),
      kind: spec.kind,
      visibility: spec.visibility ?? 'public',
      pointsMax: pointsOf(spec),
    };
  });
}

function pointsOf(spec: CaseSpec): number {
  if (spec.kind === 'training') return sum(spec.thresholds.map(([, earned]) => earned));
  const cost = 'cost' in spec ? (spec.cost ?? []) : [];
  return sum([spec.points, ...cost.map(({ points }) => points)]);
}

function sum(numbers: readonly number[]): number {
  return roundPoints(numbers.reduce((total, one) => total + one, 0));
}
