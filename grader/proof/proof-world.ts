import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import type { Host, ProvingHost } from '../hosts/host.ts';
import type { CaseOutcome, CasePlan, Report } from '../protocol.ts';
import type { MissedCase } from './advice.ts';

/** Hosts that stand round whatever an author wrote. The room starts none itself. */
export interface ProofHosts {
  readonly host: ProvingHost;
  /** A host whose cases time out soon, for what never ends. */
  readonly hastyHost: Host;
  /** For sealed exercises as browsers have them: a judge that has the whole exercise must not answer for the recording. */
  readonly recordedHost: Host;
}

export interface ProofWorld extends ProofHosts {
  readonly bundle: ExerciseBundle;
  /** Stored right and wrong programs by path: "solutions/right-einsum.ts". */
  readonly solutions: Readonly<Record<string, string>>;
  readonly plan: readonly CasePlan[];
  readonly seeds: number;
}

/** A training takes seconds and draws little that a seed could change. */
export const isQuick = ({ kind }: Pick<CasePlan, 'kind'>): boolean => kind !== 'training';

/** The cases that take no training; the first one where every case does. */
export function quickCases(plan: readonly CasePlan[]): { readonly caseIds: readonly string[] } {
  const quick = plan.filter(isQuick);
  return { caseIds: (quick.length > 0 ? quick : plan.slice(0, 1)).map(({ id }) => id) };
}

/** Runs all cases, hidden ones too. */
export function runWhole({ host, bundle }: ProofWorld, solution: string, seed: number): Promise<Report> {
  return host.run(bundle, { solution, seed, visibility: 'all' });
}

/** What a case that went wrong says for itself. */
export function missedCase(outcome: CaseOutcome, seed: number): MissedCase {
  const { title, status, points, pointsMax } = outcome;
  return { title, status, seed, points, pointsMax, why: whyOf(outcome) };
}

export function whyOf({ error, evidence }: CaseOutcome): string {
  return error?.message ?? evidence?.reason ?? '';
}

export function isFull({ status, points, pointsMax }: CaseOutcome): boolean {
  return status === 'passed' && points >= pointsMax;
}
