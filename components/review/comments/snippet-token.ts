/** The slash at the start of a line that asks for a snippet, with what was typed after it. */

export interface SnippetToken {
  /** Where the slash stands. */
  readonly from: number;
  readonly to: number;
  readonly search: string;
}

const SEARCH_LENGTH_MAX = 40;

/** Null: the caret is behind no such slash. */
export function snippetToken(text: string, caret: number): SnippetToken | null {
  const from = text.lastIndexOf('\n', caret - 1) + 1;
  const line = text.slice(from, caret);
  if (!line.startsWith('/') || line.length > SEARCH_LENGTH_MAX) return null;
  return { from, to: caret, search: line.slice(1).toLowerCase() };
}

/** Those with every word that was typed, in their order; a digit alone is for choosing. */
export function matchingSnippets<Of extends { readonly body: string }>(
  snippets: readonly Of[],
  search: string,
): readonly Of[] {
  const words = search.split(/\s+/).filter((word) => word !== '');
  return snippets.filter(({ body }) => words.every((word) => body.toLowerCase().includes(word)));
}

/** The text with the snippet where the token was, and the caret behind it. */
export function insertSnippet(
  text: string,
  { token, body }: { readonly token: Pick<SnippetToken, 'from' | 'to'>; readonly body: string },
): { readonly text: string; readonly caret: number } {
  return { text: text.slice(0, token.from) + body + text.slice(token.to), caret: token.from + body.length };
}
