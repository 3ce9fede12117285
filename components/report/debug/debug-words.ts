/** Whose a debug run is, where it stands beside a case. */

interface DebugBesideCase {
  /** The code that was called. */
  readonly called: string;
  /** The code that the case is of. */
  readonly judged: string | null;
  /** Whether the code that was called is the one that is open now; undefined where there is none to compare it with. */
  readonly isOpenCode?: boolean | undefined;
}

/** Null where it is of the same code as the case: what is said of the case is said of both. */
export function debugWords({ called, judged, isOpenCode }: DebugBesideCase): string | null {
  if (called === judged) return null;
  if (isOpenCode === undefined) return 'Of other code than this case.';
  return isOpenCode
    ? 'Of the code that is open now.'
    : 'Of other code than is open now. Debug again to see what this code does.';
}
