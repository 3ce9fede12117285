import type { StuckRuleView } from '#server/insight/insight-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

/** What insight writes; a refusal comes as the words to show. */
export interface InsightActions {
  readonly changeRule: (rule: StuckRuleView) => Promise<Answer<StuckRuleView>>;
}
