'use client';

import { useState } from 'react';
import type { CasePlan } from '#grader/protocol.ts';
import { browserStorage, type KeptStorage, keptKey } from '../kept/browser-storage.ts';

/** What runs are asked to run on: the best that the browser has, or the processor although there may be better. */
export type WantedBackend = 'best' | 'cpu';

/**
 * Networks of a course's exercises are small: launching kernels takes longer than what they compute, and the processor is done
 * several times sooner. All else runs on the best that the browser has.
 */
export function defaultBackend(plan: readonly Pick<CasePlan, 'kind'>[]): WantedBackend {
  return trainsModel(plan) ? 'cpu' : 'best';
}

export function trainsModel(plan: readonly Pick<CasePlan, 'kind'>[]): boolean {
  return plan.some(({ kind }) => kind === 'training');
}

/** What was chosen before, else the default of the exercise. */
export function readWanted(
  storage: Pick<KeptStorage, 'read'>,
  { key, plan }: { readonly key: string; readonly plan: readonly Pick<CasePlan, 'kind'>[] },
): WantedBackend {
  const kept = storage.read(key);
  return kept === 'best' || kept === 'cpu' ? kept : defaultBackend(plan);
}

export interface BackendChoice {
  readonly wanted: WantedBackend;
  /** The exercise trains a model. */
  readonly trains: boolean;
  choose(wanted: WantedBackend): void;
}

/** On what this exercise runs in this browser, and how its reader changes that; remembered by exercise. */
export function useWantedBackend({
  userId,
  exercise,
  plan,
}: {
  readonly userId: string;
  readonly exercise: string;
  readonly plan: readonly Pick<CasePlan, 'kind'>[];
}): BackendChoice {
  const key = keptKey('backend', userId, exercise);
  const [wanted, setWanted] = useState(() => readWanted(browserStorage, { key, plan }));
  return {
    wanted,
    trains: trainsModel(plan),
    choose(next) {
      browserStorage.write(key, next);
      setWanted(next);
    },
  };
}
