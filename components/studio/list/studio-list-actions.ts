import type { Answer, NewDraftWish } from '../studio-actions.ts';

/** What the list of the studio asks of the server. */
export interface StudioListActions {
  /** Ends at the new draft's page. */
  readonly create: (wish: NewDraftWish) => Promise<Answer<null>>;
  readonly remove: (draftId: string) => Promise<Answer<null>>;
  readonly takeBack: (draftId: string) => Promise<Answer<null>>;
}
