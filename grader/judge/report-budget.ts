/**
 * Keeps a report small however much code logs, draws or returns: reports are stored for every submission and sent to pages.
 * What became of a case always stays, with its reason, its difference and its hints; what only shows it is left out, the
 * largest part first, and the case says so.
 */
import type { CaseOutcome, CutPart, Report } from '#grader/protocol.ts';

/** A report of ordinary wrong code has about a tenth of this. */
export const REPORT_BYTES_MAX = 2 * 1024 * 1024;

/** In the place of a case: what was said while the solution loaded. */
const LOADING = -1;

type Cases = Pick<Report, 'cases' | 'logs'>;

/** The same, with parts left out until it has at most `bytesMax` bytes as JSON, as far as parts make it up. */
export function withinBudget({ cases, logs }: Cases, bytesMax = REPORT_BYTES_MAX): Cases {
  const parts = cases.flatMap((outcome, at) =>
    CUTS.map(({ part, of }) => ({ at, part, bytes: bytesOf(of(outcome)) })),
  );
  parts.push({ at: LOADING, part: 'logs', bytes: bytesOf(logs) });
  let left = bytesOf({ cases, logs });
  const cut = new Map<number, CutPart[]>();
  for (const { at, part, bytes } of parts.toSorted((a, b) => b.bytes - a.bytes)) {
    if (left <= bytesMax) break;
    left -= bytes;
    cut.set(at, [...(cut.get(at) ?? []), part]);
  }
  return {
    cases: cases.map((outcome, at) => without(outcome, cut.get(at) ?? [])),
    logs: cut.has(LOADING) ? [] : logs,
  };
}

interface Cut {
  readonly part: CutPart;
  /** What would be left out. */
  readonly of: (outcome: CaseOutcome) => unknown;
  readonly drop: (outcome: CaseOutcome) => CaseOutcome;
}

const CUTS: readonly Cut[] = [
  {
    part: 'pictures',
    of: ({ pictures, evidence }) => [pictures, evidence?.pictures],
    drop: (outcome) => ({ ...inEvidence(outcome, { pictures: [] }), pictures: [] }),
  },
  {
    part: 'inputs',
    of: ({ evidence }) => [evidence?.inputs, evidence?.calls],
    drop: (outcome) => inEvidence(outcome, { inputs: [], calls: undefined }),
  },
  {
    part: 'values',
    of: ({ evidence }) => [evidence?.expected, evidence?.actual],
    drop: (outcome) => inEvidence(outcome, { expected: undefined, actual: undefined, part: undefined }),
  },
  { part: 'logs', of: ({ logs }) => logs, drop: (outcome) => ({ ...outcome, logs: [] }) },
  {
    part: 'progress',
    of: ({ progress }) => progress,
    drop: ({ progress: _, ...outcome }) => outcome,
  },
];

function without(outcome: CaseOutcome, parts: readonly CutPart[]): CaseOutcome {
  if (parts.length === 0) return outcome;
  const dropped = CUTS.filter(({ part }) => parts.includes(part)).reduce(
    (rest, { drop }) => drop(rest),
    outcome,
  );
  return { ...dropped, cut: [...parts] };
}

type EvidencePatch = { [K in keyof NonNullable<CaseOutcome['evidence']>]?: unknown };

function inEvidence(outcome: CaseOutcome, patch: EvidencePatch): CaseOutcome {
  if (outcome.evidence === undefined) return outcome;
  const entries = Object.entries({ ...outcome.evidence, ...patch }).filter(
    ([, value]) => value !== undefined,
  );
  return { ...outcome, evidence: Object.fromEntries(entries) as NonNullable<CaseOutcome['evidence']> };
}

const encoder = new TextEncoder();

function bytesOf(value: unknown): number {
  return value === undefined ? 0 : encoder.encode(JSON.stringify(value)).length;
}
