/** Points of a case that a person set, beside what the case gave. */
export interface CasePointsView {
  readonly id: string;
  readonly caseId: string;
  readonly title: string;
  readonly points: number;
  /** As verified; null: what it was verified by last has no such case, so these points change nothing. */
  readonly automaticPoints: number | null;
  readonly reason: string;
  /** Name of who set them. */
  readonly by: string;
  /** ISO. */
  readonly at: string;
}
