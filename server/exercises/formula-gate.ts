/** Shows formulas of people's texts that are not to be drawn as their source. */
import type { Element, Root } from 'hast';
import { isDrawable } from '#grader/protocol/drawable-formula.ts';
import { visitElements } from './visit-elements.ts';

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
