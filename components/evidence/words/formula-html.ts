/** A formula of an author or a student as HTML. */
import type katex from 'katex';

/** Longer than any that a hint has; KaTeX takes a second for ten times as much. */
const CHARACTERS_MAX = 2_000;
/** A formula paints over the rest of the page with `\rule{9999em}{9999em}` otherwise. */
const FORMULA_EM_MAX = 20;

/** Null: too long to be drawn, so its source is shown. */
export function formulaHtml({ renderToString }: typeof katex, tex: string): string | null {
  if (tex.length > CHARACTERS_MAX) return null;
  return renderToString(tex, {
    throwOnError: false,
    trust: false,
    strict: 'ignore',
    maxSize: FORMULA_EM_MAX,
  });
}
