import type { TokenView } from '#server/access/tokens/token-view.ts';

export const SCOPE_WORDS: Readonly<Record<TokenView['scope'], string>> = {
  'read-grades': 'take grades out',
  'write-grades': 'take grades out and set them',
};

export const STATE_WORDS: Readonly<Record<TokenView['state'], string>> = {
  open: 'open',
  ended: 'has ended',
  revoked: 'revoked',
};
