/** One grade before and after; null: none. */
export interface GradeEffectView {
  readonly userId: string;
  readonly name: string;
  readonly assignmentId: string;
  readonly title: string;
  readonly from: number | null;
  readonly to: number | null;
}

export interface SettledView {
  /** False: nothing was written, and this is what would happen. */
  readonly applied: boolean;
  readonly effects: readonly GradeEffectView[];
  /** Names exactly these effects: hand it back to have them. */
  readonly hash: string;
}
