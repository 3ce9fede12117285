/** How far from what was expected the answers of one case are at most: what moving its tolerance would decide on. */
import type { CaseKind, JsonNumber, OutcomeStatus } from '#grader/protocol.ts';
import { toJsonNumber } from '../link/json-value.ts';

export interface DistanceGauge {
  /** In tolerances of the comparison; infinite for what no tolerance lets pass. */
  note(inTolerances: number): void;
  /** What comes from now on are inputs of a search, which time decides on. */
  close(): void;
  /**
   * The largest, rounded; 'Infinity' where no tolerance would let the case pass, undefined where nothing was compared
   * or, as in a training, thresholds decide.
   */
  most(of: { readonly kind: CaseKind; readonly status: OutcomeStatus }): JsonNumber | undefined;
}

/** More digits differ from machine to machine and tell nobody anything. */
const DIGITS = 3;

export function createDistanceGauge(): DistanceGauge {
  let most: number | null = null;
  let open = true;
  return {
    note(inTolerances) {
      if (open) most = Math.max(most ?? 0, inTolerances);
    },
    close() {
      open = false;
    },
    most({ kind, status }) {
      if (kind === 'training') return undefined;
      if (status === 'passed') return most === null ? undefined : rounded(most);
      // What fails within its tolerance fails for another reason.
      return status === 'failed' && most !== null && most > 1 ? rounded(most) : 'Infinity';
    },
  };
}

function rounded(value: number): JsonNumber {
  return toJsonNumber(Number.isFinite(value) ? Number(value.toPrecision(DIGITS)) : value);
}
