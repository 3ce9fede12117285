import type { TokenScope } from '#db/schema/tokens.ts';

/** `open` until it ends or is revoked; the secret itself is shown once and is nowhere. */
export type TokenState = 'open' | 'ended' | 'revoked';

/** Times are ISO strings. */
export interface TokenView {
  readonly id: string;
  readonly label: string;
  readonly scope: TokenScope;
  readonly owner: string;
  readonly isOwn: boolean;
  readonly state: TokenState;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** null: never used. */
  readonly lastUsedAt: string | null;
}

export interface TokensView {
  readonly course: string;
  /** "https://descent.example/api/courses/odl/grades" */
  readonly address: string;
  readonly tokens: readonly TokenView[];
}
