/** Which formulas of people's texts KaTeX draws, and with what settings. The others are shown as their source. */
import type { Element, Root } from 'hast';
import { visitElements } from './visit-elements.ts';

/** Of one formula. KaTeX makes up to 500 characters of HTML of each. `formula-html.ts` has it too, for browsers. */
export const FORMULA_CHARACTERS_MAX = 2_000;

/** As in `formula-html.ts`, for browsers. */
export const FORMULA_SETTINGS = {
  trust: false,
  strict: 'ignore',
  /** In em. A formula paints over the rest of the page with `\rule{9999em}{9999em}` otherwise. */
  maxSize: 20,
  /** Ten times what a formula of the catalogue takes. */
  maxExpand: 300,
} as const;

/** KaTeX counts how often a command is expanded, not what that yields: one of a thousand letters makes a million of them. */
const DEFINES =
  /\\(?:def|gdef|edef|xdef|let|futurelet|newcommand|renewcommand|providecommand|global|long)(?![a-zA-Z@])/;

/** Whether a formula can be drawn in a moment. As in `formula-html.ts`, for browsers. */
export function isDrawable(tex: string): boolean {
  return tex.length <= FORMULA_CHARACTERS_MAX && !DEFINES.test(tex);
}

/** What one text may have drawn. */
export interface FormulaRoom {
  readonly formulas: number;
  /** Of all of them together. */
  readonly characters: number;
}

/** Of sanitised HTML, in front of rehype-katex: what is not to be drawn is code, whichever way it was written. */
export function plainFormulas(room: FormulaRoom) {
  return (tree: Root): void => {
    let { formulas, characters } = room;
    visitElements(tree, (element) => {
      if (!isFormula(element)) return;
      const tex = textOf(element);
      formulas -= 1;
      characters -= tex.length;
      if (formulas < 0 || characters < 0 || !isDrawable(tex)) delete element.properties.className;
    });
  };
}

/** What rehype-katex takes for one. */
function isFormula({ properties: { className } }: Element): boolean {
  const classes = Array.isArray(className) ? className : [];
  return ['language-math', 'math-inline', 'math-display'].some((name) => classes.includes(name));
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : ''))
    .join('');
}
