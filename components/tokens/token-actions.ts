import type { TokenView } from '#server/access/tokens/token-view.ts';

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export interface TokenTerms {
  readonly label: string;
  readonly scope: TokenView['scope'];
  readonly days: number;
}

/** What the page of tokens writes; a refusal comes as the words to show. */
export interface TokenActions {
  /** Gives the secret, this once. */
  readonly make: (terms: TokenTerms) => Promise<Answer<string>>;
  readonly revoke: (tokenId: string) => Promise<Answer<null>>;
}
