/** What a statement may hold. More would keep the server, and everybody who reads it, waiting. */
import { FORMULA_CHARACTERS_MAX } from '#grader/protocol/drawable-formula.ts';
import type { FileMap } from '#grader/protocol.ts';
import type { FormulaRoom } from './formula-gate.ts';
import { DEPTH_MAX, tooDeepLine } from './nesting.ts';

/** Twelve times the longest statement that we have. */
const CHARACTERS_MAX = 64 * 1024;
/** A paragraph, a word in bold, a cell of a table: each is one. */
const PARTS_MAX = 10_000;
const FORMULAS_CHARACTERS_MAX = 20_000;
/** What is drawn of a statement that is shown: all of its formulas. */
export const FORMULA_ROOM: FormulaRoom = { formulas: PARTS_MAX, characters: FORMULAS_CHARACTERS_MAX };
/** Figures lie in the page itself. */
const FIGURES_CHARACTERS_MAX = 4 * 1024 * 1024;

export interface StatementProblem {
  /** 1-based; null where all of it is meant. */
  readonly line: number | null;
  readonly message: string;
}

/** As much of a tree of Markdown as is looked at. */
interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly lang?: string | null | undefined;
  readonly position?: { readonly start: { readonly line: number } } | undefined;
  readonly children?: readonly MarkdownNode[];
}

/** What can be said before it is read as Markdown: reading takes longer the longer and the deeper it is. */
export function textProblem(markdown: string): StatementProblem | null {
  if (markdown.length > CHARACTERS_MAX)
    return {
      line: null,
      message: `has ${markdown.length} characters; at most ${CHARACTERS_MAX}. Leave out what no student reads.`,
    };
  const line = tooDeepLine(markdown);
  return line === null ? null : { line, message: TOO_DEEP };
}

const TOO_DEEP = `nests more than ${DEPTH_MAX} deep. Nobody can read that.`;

function isFormula({ type, lang }: MarkdownNode): boolean {
  return type === 'inlineMath' || type === 'math' || (type === 'code' && lang === 'math');
}

/** @param tree of the statement in `files` */
export function treeProblem(tree: MarkdownNode, files: FileMap): StatementProblem | null {
  const sums = { parts: 0, formulas: 0, figures: 0 };
  const visit = (node: MarkdownNode, depth: number): StatementProblem | null => {
    const problem = (message: string) => ({ line: node.position?.start.line ?? null, message });
    sums.parts += 1;
    if (sums.parts > PARTS_MAX) return problem(`has more than ${PARTS_MAX} parts. Make its tables smaller.`);
    if (depth > DEPTH_MAX) return problem(TOO_DEEP);
    if (isFormula(node)) {
      const length = node.value?.length ?? 0;
      sums.formulas += length;
      if (length > FORMULA_CHARACTERS_MAX)
        return problem(`has a formula of ${length} characters; at most ${FORMULA_CHARACTERS_MAX}.`);
      if (sums.formulas > FORMULAS_CHARACTERS_MAX)
        return problem(`has formulas of more than ${FORMULAS_CHARACTERS_MAX} characters together.`);
    }
    if (node.type === 'image') {
      sums.figures += files[node.url?.replace(/^\.\//, '') ?? '']?.length ?? 0;
      if (sums.figures > FIGURES_CHARACTERS_MAX)
        return problem(`shows figures of more than ${FIGURES_CHARACTERS_MAX} bytes together.`);
    }
    for (const child of node.children ?? []) {
      const found = visit(child, depth + 1);
      if (found) return found;
    }
    return null;
  };
  return visit(tree, 0);
}
