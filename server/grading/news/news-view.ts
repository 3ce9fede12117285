/** Something that staff did to a student's work, and the student has not read of. Dates are ISO strings. */
export type NewsView = {
  readonly exercise: { readonly number: string; readonly title: string };
  /** Where it is read. */
  readonly href: string;
  readonly at: string;
} & NewsFact;

export type NewsFact =
  | { readonly kind: 'comments'; readonly count: number }
  | { readonly kind: 'override'; readonly points: number; readonly reason: string }
  /** Of one case of a submission; null: of hidden cases of which students are told no single one. */
  | { readonly kind: 'case-points'; readonly points: number | null; readonly reason: string }
  /** Items of the rubric that were shown. */
  | { readonly kind: 'rubric'; readonly count: number }
  | { readonly kind: 'answer' }
  | {
      readonly kind: 'regrade';
      readonly from: number | null;
      readonly to: number | null;
      readonly reason: string;
      /** There is a hint that was not there before. */
      readonly hinted: boolean;
    };
