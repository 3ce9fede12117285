/** Points by hand while they are written, as they were typed. */
export interface WrittenPoints {
  readonly points: string;
  readonly reason: string;
}

export function isWrittenPoints(value: unknown): value is WrittenPoints {
  return (
    typeof value === 'object' &&
    value !== null &&
    'points' in value &&
    typeof value.points === 'string' &&
    'reason' in value &&
    typeof value.reason === 'string'
  );
}
