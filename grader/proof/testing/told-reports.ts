/** Reports as a host could give them, and a host that gives them: what a proof makes of them needs no realm. */
import type { HostRun, ProvingHost } from '../../hosts/host.ts';
import type { CaseOutcome, CasePlan, Difference, Evidence, Report } from '../../protocol.ts';
import type { ProofWorld } from '../proof-world.ts';

/** A public property worth a point; failed without points unless it is told otherwise. */
export function outcome(id: string, told: Partial<CaseOutcome> = {}): CaseOutcome {
  const { status = 'passed', pointsMax = 1 } = told;
  return {
    ...{ id, title: id, kind: 'property', visibility: 'public', status, pointsMax, durationMs: 1 },
    ...{ points: status === 'passed' ? pointsMax : 0, hints: [], logs: [], pictures: [] },
    ...told,
  };
}

export function evidence(told: Partial<Evidence> = {}): Evidence {
  return { reason: 'Wrong.', patterns: [], inputs: [], pictures: [], ...told };
}

/** Of one value that is off by so many tolerances of the processor's. */
export function offBy(inTolerances: number, told: Partial<Difference> = {}): Difference {
  return {
    ...{ path: '', differing: 1, total: 1, maxAbsolute: 1, maxRelative: 1, maxInTolerances: inTolerances },
    ...{ worstIndex: [], worstIndexWords: '', expectedAtWorst: 1, actualAtWorst: 2 },
    ...{ nanCount: 0, infinityCount: 0, toleranceAbsolute: 1e-5, toleranceRelative: 1e-5 },
    ...told,
  };
}

export function failedBy(id: string, inTolerances: number, told: Partial<CaseOutcome> = {}): CaseOutcome {
  return outcome(id, { status: 'failed', evidence: evidence({ difference: offBy(inTolerances) }), ...told });
}

export function report(cases: readonly CaseOutcome[], told: Partial<Report> = {}): Report {
  return {
    ...{ version: 2, standing: 'verified', exercise: 'test/test', exerciseHash: 'h', codeHash: 'c', seed: 1 },
    device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
    ...{ runner: 'test', durationMs: 1, cases: [...cases], logs: [] },
    points: cases.reduce((sum, one) => sum + one.points, 0),
    pointsMax: cases.reduce((sum, one) => sum + one.pointsMax, 0),
    ...told,
  };
}

export const plan = (id: string, told: Partial<CasePlan> = {}): CasePlan => ({
  ...{ id, title: id, kind: 'property', visibility: 'public', pointsMax: 1 },
  ...told,
});

interface ToldWorld {
  readonly world: ProofWorld;
  /** What the host was asked to run, in order. */
  readonly runs: HostRun[];
}

/** @param answer the report of a run, by the n'th run and what it asks for */
export function toldWorld(
  answer: (run: HostRun, at: number) => Report,
  told: Partial<Omit<ProofWorld, 'bundle'>> & { files?: Record<string, string>; entryPoints?: string[] } = {},
): ToldWorld {
  const runs: HostRun[] = [];
  const { files = {}, entryPoints = ['f'], ...more } = told;
  const host = {
    run: async (_bundle: unknown, run: HostRun) => answer(run, runs.push(run) - 1),
    suggestCase: async () => null,
  } as unknown as ProvingHost;
  const manifest = {
    entryPoints: entryPoints.map((name) => ({ name, parameters: [] })),
    forbids: [],
    points: 1,
  };
  const bundle = { slug: 'test/test', hash: 'h', files, manifest } as unknown as ProofWorld['bundle'];
  const world = { host, hastyHost: host, recordedHost: host, bundle, solutions: {}, plan: [], seeds: 10 };
  return { world: { ...world, ...more }, runs };
}
