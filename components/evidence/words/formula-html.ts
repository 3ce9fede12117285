/** A formula of an author or a student as HTML. */
import type katex from 'katex';

/** Longer than any that a hint has; KaTeX takes a second for ten times as much. `formula-gate.ts` has it too, for servers. */
const CHARACTERS_MAX = 2_000;
/** KaTeX counts how often a command is expanded, not what that yields. As in `formula-gate.ts`, for servers. */
const DEFINES =
  /\\(?:def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|long)(?![a-zA-Z@])/;

/** As in `formula-gate.ts`, for servers. */
export const FORMULA_SETTINGS = {
  trust: false,
  strict: 'ignore',
  /** In em. A formula paints over the rest of the page with `\rule{9999em}{9999em}` otherwise. */
  maxSize: 20,
  /** Ten times what a formula of the catalogue takes. */
  maxExpand: 300,
} as const;

/** Null: too long, or defining commands of its own; its source is shown. */
export function formulaHtml({ renderToString }: typeof katex, tex: string): string | null {
  if (tex.length > CHARACTERS_MAX || DEFINES.test(tex)) return null;
  return renderToString(tex, { ...FORMULA_SETTINGS, throwOnError: false });
}
