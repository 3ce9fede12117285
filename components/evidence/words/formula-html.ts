/** A formula of an author or a student as HTML. */
import type katex from 'katex';
import { FORMULA_SETTINGS, isDrawable } from '#grader/protocol/drawable-formula.ts';

/** Null: too long, or defining commands of its own; its source is shown. */
export function formulaHtml({ renderToString }: typeof katex, tex: string): string | null {
  return isDrawable(tex) ? renderToString(tex, { ...FORMULA_SETTINGS, throwOnError: false }) : null;
}
