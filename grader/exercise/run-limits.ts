import type { Limits } from '#grader/protocol.ts';
import type { Manifest } from './files/manifest.ts';

const MEBIBYTE = 1024 * 1024;

/** The limits of a run: the home's defaults, where `limits` of exercise.yaml does not say otherwise. */
export function runLimits({ limits }: Pick<Manifest, 'limits'>, defaults: Limits): Limits {
  const { caseSeconds, runSeconds, memoryMebibytes } = limits;
  return {
    ...defaults,
    ...(caseSeconds === undefined ? {} : { caseMs: caseSeconds * 1000 }),
    ...(runSeconds === undefined ? {} : { runMs: runSeconds * 1000 }),
    ...(memoryMebibytes === undefined ? {} : { memoryBytes: memoryMebibytes * MEBIBYTE }),
  };
}

/** The same on a clock that runs so many times faster: code must not pay for waiting its turn on a busy machine. */
export function stretched(limits: Limits, factor: number): Limits {
  return { ...limits, caseMs: limits.caseMs * factor, runMs: limits.runMs * factor };
}
