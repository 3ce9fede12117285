/** A grader's claim to a submission, as another one or they themselves see it. Instants are ISO. */
export type HoldView =
  | { readonly kind: 'mine' /** Without activity. */; readonly until: string }
  | {
      readonly kind: 'others';
      readonly holderId: string;
      readonly holder: string;
      readonly activeAt: string;
      readonly until: string;
    };
