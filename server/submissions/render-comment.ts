/** A comment's Markdown to HTML that is safe to put into a page: no pictures, no HTML of its own, no headings. */
import type { Element } from 'hast';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { FORMULA_SETTINGS } from '#grader/protocol/drawable-formula.ts';
import { visibleText } from '#grader/protocol/visible-text.ts';
import { plainFormulas } from '../exercises/formula-gate.ts';
import { DEPTH_MAX, tooDeepLine } from '../exercises/nesting.ts';

const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !/^(?:img|h\d|input|picture|source)$/.test(name)),
  attributes: {
    ...defaultSchema.attributes,
    // The classes by which remark-math marks formulas for KaTeX.
    code: [['className', 'math-inline', 'math-display'] as [string, ...string[]]],
  },
};

/** Twice the longest formula of the catalogue: a page may show hundreds of comments, and students write them. */
const FORMULA_ROOM = { formulas: 50, characters: 1_000 };
/** Of one comment; a table of four thousand characters becomes half a million. */
const HTML_LENGTH_MAX = 100_000;

const writer = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath)
  .use(plainWhereNeeded)
  .use(remarkRehype)
  .use(rehypeSanitize, schema)
  .use(plainFormulas, FORMULA_ROOM)
  .use(rehypeKatex, FORMULA_SETTINGS)
  .use(rehypeStringify);

const plainWriter = unified().use(rehypeStringify);

/** As many as the longest threads have, so that a page is not made anew on every view. */
const CACHED_MAX = 500;
const cached = new Map<string, Promise<string>>();

/**
 * Characters that hide or turn text are spelt out first; HTML is shown as it was written, and so is what nests too deep or
 * would take more room than a page has.
 */
export function renderComment(body: string): Promise<string> {
  const present = cached.get(body);
  if (present) return present;
  const rendering = render(visibleText(body));
  const oldest = cached.keys().next();
  if (cached.size >= CACHED_MAX && !oldest.done) cached.delete(oldest.value);
  cached.set(body, rendering);
  rendering.catch(() => cached.delete(body));
  return rendering;
}

async function render(text: string): Promise<string> {
  if (tooDeepLine(text) !== null) return asWritten(text);
  const html = String(await writer.process(text));
  return html.length > HTML_LENGTH_MAX ? asWritten(text) : html;
}

function asWritten(value: string): string {
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: {},
    children: [{ type: 'text', value }],
  };
  const pre: Element = { type: 'element', tagName: 'pre', properties: {}, children: [code] };
  return plainWriter.stringify({ type: 'root', children: [pre] });
}

interface MarkdownNode {
  type: string;
  readonly value?: string;
  children?: MarkdownNode[];
}

function plainWhereNeeded() {
  return (tree: MarkdownNode) => visit(tree, 0);
}

function visit(node: MarkdownNode, depth: number): void {
  if (node.children && depth > DEPTH_MAX) node.children = [{ type: 'text', value: textIn(node) }];
  for (const child of node.children ?? []) {
    if (child.type === 'html') child.type = 'text';
    visit(child, depth + 1);
  }
}

function textIn({ value, children = [] }: MarkdownNode): string {
  return value ?? children.map(textIn).join(' ').trim();
}
