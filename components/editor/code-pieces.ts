/** Tokens of the editor's grammar as pieces in the colours of `tokens.css`. */

export type CodeColour = 'text' | 'keyword' | 'string' | 'comment' | 'function' | 'constant' | 'punctuation';

export interface CodePiece {
  readonly text: string;
  readonly colour: CodeColour;
}

/** The first that a token's type begins with. The same choice as the themes of the editor. */
const COLOURS: readonly (readonly [prefix: string, colour: CodeColour])[] = [
  ['keyword', 'keyword'],
  ['string.escape', 'constant'],
  ['string', 'string'],
  ['regexp', 'string'],
  ['comment', 'comment'],
  ['number', 'constant'],
  ['type.identifier', 'function'],
  ['delimiter', 'punctuation'],
];

/** One line cut at its tokens, each given by where it begins. */
export function piecesOf(
  line: string,
  tokens: readonly { readonly offset: number; readonly type: string }[],
): readonly CodePiece[] {
  return tokens
    .map(({ offset, type }, at) => ({
      text: line.slice(offset, tokens[at + 1]?.offset),
      colour: COLOURS.find(([prefix]) => type.startsWith(prefix))?.[1] ?? 'text',
    }))
    .filter(({ text }) => text !== '');
}
