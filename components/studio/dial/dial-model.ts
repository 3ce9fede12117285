/** The tolerance dial as numbers: how far off each program is, and what a moved line would decide of it. */
import type { CheckMatrix } from '#server/jobs/drafts/check-matrix-view.ts';
import type { CaseDistance, TolerancesView } from '#server/studio/check/tolerances-view.ts';

export interface DialProgram {
  readonly id: string;
  readonly kind: 'right' | 'mistake' | 'submission';
  readonly title: string;
  /** To its page, or the path of its file. */
  readonly href: string | null;
  /** In tolerances, of the case that is furthest off; infinite where no tolerance lets it pass, null where none was measured. */
  readonly furthest: number | null;
}

/** Of all cases, or of one. */
export type DialScope = { readonly caseId: string | null };

export function dialPrograms(
  { matrix, tolerances }: { readonly matrix: CheckMatrix; readonly tolerances: TolerancesView },
  scope: DialScope,
): DialProgram[] {
  const stored = matrix.rows.flatMap((row): DialProgram[] => {
    if (row.kind === 'reference' || row.kind === 'starter') return [];
    const cells = Object.fromEntries(
      Object.entries(row.cells).map(([id, { status, inTolerances = null }]) => [
        id,
        { passed: status === 'passed', inTolerances },
      ]),
    );
    const kind = row.kind === 'right' ? 'right' : 'mistake';
    const title = row.title ?? row.path.split('/').at(-1) ?? row.path;
    return [{ id: row.path, kind, title, href: null, furthest: furthestOf(cells, scope) }];
  });
  const handedIn = tolerances.submissions.map(
    ({ submissionId, href, cases }, at): DialProgram => ({
      id: submissionId,
      kind: 'submission',
      title: `Submission ${at + 1}`,
      href,
      furthest: furthestOf(cases, scope),
    }),
  );
  return [...stored, ...handedIn];
}

function furthestOf(cells: Readonly<Record<string, CaseDistance>>, { caseId }: DialScope): number | null {
  const chosen = Object.entries(cells).flatMap(([id, cell]) =>
    caseId === null || id === caseId ? [distanceOf(cell)] : [],
  );
  const measured = chosen.filter((distance) => distance !== null);
  return measured.length === 0 ? null : Math.max(...measured);
}

function distanceOf({ passed, inTolerances }: CaseDistance): number | null {
  return inTolerances ?? (passed ? null : Number.POSITIVE_INFINITY);
}

/** Whether it passes with the tolerance times `factor`; null where that is not known. */
export function passesAt({ furthest }: DialProgram, factor: number): boolean | null {
  return furthest === null ? null : furthest <= factor;
}

export interface DialVerdict {
  /** Submissions that pass now and would not, and the reverse. */
  readonly falling: readonly DialProgram[];
  readonly rising: readonly DialProgram[];
  readonly submissions: number;
  /** Judged before distances were kept. */
  readonly unmeasured: number;
  /** Right solutions that would fail. */
  readonly wronged: readonly DialProgram[];
  /** Mistakes that are rejected now and would pass. */
  readonly escaping: readonly DialProgram[];
  /** The largest of rounding and right solutions, and the smallest of the mistakes that are rejected now. */
  readonly worstRight: number | null;
  readonly leastMistake: number | null;
}

/** What the tolerance of a draft times `factor` would decide otherwise. */
export function verdictAt(
  factor: number,
  { programs, noise }: { readonly programs: readonly DialProgram[]; readonly noise: number | null },
): DialVerdict {
  const of = (kind: DialProgram['kind']) => programs.filter((program) => program.kind === kind);
  const turned = (kind: DialProgram['kind'], from: boolean) =>
    of(kind).filter((one) => passesAt(one, 1) === from && passesAt(one, factor) === !from);
  const right = [noise, ...of('right').map(({ furthest }) => furthest)].filter((one) => one !== null);
  const mistakes = of('mistake').flatMap(({ furthest }) =>
    furthest !== null && furthest > 1 ? [furthest] : [],
  );
  return {
    falling: turned('submission', true),
    rising: turned('submission', false),
    submissions: of('submission').length,
    unmeasured: of('submission').filter(({ furthest }) => furthest === null).length,
    wronged: turned('right', true),
    escaping: turned('mistake', false),
    worstRight: right.length === 0 ? null : Math.max(...right),
    leastMistake: mistakes.length === 0 ? null : Math.min(...mistakes),
  };
}

/** Rounding of all cases, or of one; null where none is known. */
export function noiseIn(
  noise: readonly { readonly caseId: string; readonly inTolerances: number }[],
  { caseId }: DialScope,
): number | null {
  const chosen = noise.filter((one) => caseId === null || one.caseId === caseId);
  return chosen.length === 0 ? null : Math.max(...chosen.map(({ inTolerances }) => inTolerances));
}
