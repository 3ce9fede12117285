/** A date of the copy that is at another time of day than in the course: the clocks jump over it there. */
export interface MovedTime {
  readonly title: string;
  readonly field: 'opens' | 'due';
  /** As the clock of the course shows it: "2027-03-28T03:30". */
  readonly becomes: string;
}

export interface CopiedCourse {
  readonly slug: string;
  /** Worth a word to whoever copies: nobody asked for these times. */
  readonly movedTimes: readonly MovedTime[];
}
