/** A report in its place: numbers as rows, and what is only read one at a time compressed, once for all that are equal. */
import { createHash } from 'node:crypto';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { EvidenceRow, NewOutcome, OutcomeRow } from '#db/queries/work/reports.ts';
import type { CaseOutcome, Report } from '#grader/protocol.ts';

export interface PackedReport {
  /** The report without its cases. */
  readonly head: Omit<Report, 'cases'>;
  readonly outcomes: readonly NewOutcome[];
  readonly evidence: readonly EvidenceRow[];
}

/** `unpackReport` gives the same report back. */
export function packReport({ cases, ...head }: Report): PackedReport {
  const evidence = new Map<string, EvidenceRow>();
  const outcomes = cases.map((outcome, position): NewOutcome => {
    const row = evidenceOf(outcome);
    evidence.set(row.hash, row);
    return {
      position,
      caseId: outcome.id,
      status: outcome.status,
      points: outcome.points,
      pointsMax: outcome.pointsMax,
      misconception: outcome.hints[0]?.misconception ?? null,
      durationMs: outcome.durationMs,
      inTolerances: outcome.inTolerances === undefined ? null : Number(outcome.inTolerances),
      cost: outcome.cost ?? null,
      evidenceHash: row.hash,
    };
  });
  return { head, outcomes, evidence: [...evidence.values()] };
}

/** What differs from run to run of equal code stays out, so that equal outcomes are kept once. */
function evidenceOf(outcome: CaseOutcome): EvidenceRow {
  const { durationMs: _durationMs, cost: _cost, inTolerances: _inTolerances, ...rest } = outcome;
  const text = JSON.stringify(rest);
  return { hash: createHash('sha256').update(text).digest('hex'), body: zstdCompressSync(text) };
}

/** The body of a stored report, for `readReport`. One that was stored before its outcomes were rows is whole already. */
export function unpackReport(
  head: unknown,
  outcomes: readonly (Pick<OutcomeRow, 'durationMs' | 'inTolerances' | 'cost'> & {
    readonly body: Uint8Array | null;
  })[],
): unknown {
  if (typeof head !== 'object' || head === null || 'cases' in head) return head;
  return {
    ...head,
    cases: outcomes.map(({ durationMs, inTolerances, cost, body }) => ({
      ...(body === null ? {} : (JSON.parse(zstdDecompressSync(body).toString()) as object)),
      durationMs,
      ...(inTolerances === null
        ? {}
        : { inTolerances: Number.isFinite(inTolerances) ? inTolerances : 'Infinity' }),
      ...(cost === null ? {} : { cost }),
    })),
  };
}
