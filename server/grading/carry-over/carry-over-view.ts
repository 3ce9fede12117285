/** What of a review can go along to a newer submission. */
export interface CarryOverView {
  readonly from: { readonly id: string; readonly number: number };
  readonly to: { readonly id: string; readonly number: number };
  /** Those of whoever asks, and what others have shown. */
  readonly comments: readonly {
    readonly id: string;
    readonly body: string;
    readonly line: number | null;
    /** `moves`: to `toLine`; `gone`: its line is not there any more; `there`: it says so already. */
    readonly place: 'moves' | 'gone' | 'there';
    readonly toLine: number | null;
  }[];
  readonly rubric: readonly {
    readonly itemId: string;
    readonly title: string;
    readonly points: number;
    readonly place: 'moves' | 'there';
  }[];
}
