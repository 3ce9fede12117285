/** What a new exercise begins as: small, of one kind of case, and right as it is. */
export interface ExerciseTemplate {
  /** What its author picks it by. */
  readonly label: string;
  /** When to pick it, in a sentence. */
  readonly about: string;
  /** `exercise.yaml` without `id` and `disclosure`. */
  readonly facts: string;
  /** All other files by path. */
  readonly files: Readonly<Record<string, string>>;
}
