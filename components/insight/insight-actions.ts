import type {
  DraftedMisconceptionView,
  HandedOverView,
  StuckRuleView,
} from '#server/insight/insight-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** What insight writes; a refusal comes as the words to show. */
export interface InsightActions {
  readonly changeRule: (rule: StuckRuleView) => Promise<Answer<StuckRuleView>>;
}

/** Of one exercise. */
export interface ExerciseInsightActions extends InsightActions {
  /** Looks for programs that give the same wrong numbers. */
  readonly startCensus: () => Promise<Answer<null>>;
  readonly draft: (group: GroupKey) => Promise<Answer<DraftedMisconceptionView>>;
  /** Into a draft of the studio; gives where. */
  readonly handOver: (group: GroupKey) => Promise<Answer<HandedOverView>>;
  /** Gives how many drafts were made. */
  readonly comment: (group: GroupKey, body: string) => Promise<Answer<number>>;
}

export interface GroupKey {
  readonly versionId: string;
  readonly signature: string;
}
