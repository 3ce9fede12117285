/** How long the cases of an exercise version took in this browser, by backend. Nobody's work: lost without harm. */
import type { BackendName, Report } from '#grader/protocol.ts';
import { type KeptStorage, readKept } from './browser-storage.ts';

type CaseTimes = Readonly<Record<string, number>>;

interface TimesPlace {
  /** Of the version: other cases, other times. */
  readonly exerciseHash: string;
  readonly backend: BackendName;
}

function keyOf({ exerciseHash, backend }: TimesPlace): string {
  return `descent.times.${exerciseHash.slice(0, 16)}.${backend}`;
}

/** Milliseconds by case; empty when nothing is kept or it cannot be read. */
export function readCaseTimes(storage: Pick<KeptStorage, 'read'>, place: TimesPlace): CaseTimes {
  const kept = readKept(storage, keyOf(place), isRecord) ?? {};
  return Object.fromEntries(
    Object.entries(kept).flatMap(([id, ms]) => (typeof ms === 'number' && ms >= 0 ? [[id, ms]] : [])),
  );
}

/** Cases that ran their course: a time-out says nothing about the case. */
export function keepCaseTimes(
  storage: KeptStorage,
  place: TimesPlace,
  cases: readonly Pick<Report['cases'][number], 'id' | 'status' | 'durationMs'>[],
): void {
  const ended = cases.filter(({ status }) => status === 'passed' || status === 'failed');
  const times = ended.map(({ id, durationMs }) => [id, Math.round(durationMs)] as const);
  // Where nothing is kept, the next run warns a little less well.
  storage.write(
    keyOf(place),
    JSON.stringify({ ...readCaseTimes(storage, place), ...Object.fromEntries(times) }),
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
