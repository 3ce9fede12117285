'use client';

import { useMemo } from 'react';
import type { Device } from '#grader/protocol.ts';
import { browserStorage } from '../kept/browser-storage.ts';
import { readCaseTimes } from '../kept/case-times.ts';
import type { CasePace } from '../report/slow-cases.ts';

/** How long cases take on this device; null until it is known. `runsDone` says when to look again. */
export function useCasePace(exerciseHash: string, device: Device | null, runsDone: number): CasePace | null {
  return useMemo(() => {
    if (device === null) return null;
    return {
      // Nothing is kept before the first run; after each, what was kept is read again.
      lastMs: runsDone >= 0 ? readCaseTimes(browserStorage, { exerciseHash, backend: device.backend }) : {},
    };
  }, [exerciseHash, device, runsDone]);
}
