/** Slugs as they stand in the address. */
export interface ExercisePlace {
  readonly course: string;
  readonly module: string;
  readonly exercise: string;
}
