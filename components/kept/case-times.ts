/** How long the cases of an exercise version took in this browser, by backend. Nobody's work: lost without harm. */
import type { BackendName, Report } from '#grader/protocol.ts';

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
export function readCaseTimes(storage: Pick<Storage, 'getItem'>, place: TimesPlace): CaseTimes {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(place)) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const entries = Object.entries(kept).filter(([, ms]) => typeof ms === 'number' && ms >= 0);
    return Object.fromEntries(entries) as CaseTimes;
  } catch {
    return {};
  }
}

/** Cases that ran their course: a time-out says nothing about the case. */
export function keepCaseTimes(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  place: TimesPlace,
  cases: readonly Pick<Report['cases'][number], 'id' | 'status' | 'durationMs'>[],
): void {
  const ended = cases.filter(({ status }) => status === 'passed' || status === 'failed');
  const times = ended.map(({ id, durationMs }) => [id, Math.round(durationMs)] as const);
  try {
    const all = { ...readCaseTimes(storage, place), ...Object.fromEntries(times) };
    storage.setItem(keyOf(place), JSON.stringify(all));
  } catch {
    // The next run warns a little less well.
  }
}
