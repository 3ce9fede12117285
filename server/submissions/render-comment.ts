/** A comment's Markdown to HTML that is safe to put into a page: no pictures, no HTML of its own, no headings. */
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visibleText } from '#grader/protocol/visible-text.ts';

const schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !/^(?:img|h\d|input|picture|source)$/.test(name)),
  attributes: {
    ...defaultSchema.attributes,
    // The classes by which remark-math marks formulas for KaTeX.
    code: [['className', 'math-inline', 'math-display'] as [string, ...string[]]],
  },
};

/** Characters that hide or turn text are spelt out first; HTML is shown as it was written, and what nests too deep as text. */
export async function renderComment(body: string): Promise<string> {
  const rendered = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(plainWhereNeeded)
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(rehypeKatex, { trust: false, strict: 'ignore' })
    .use(rehypeStringify)
    .process(visibleText(body));
  return String(rendered);
}

interface MarkdownNode {
  type: string;
  readonly value?: string;
  children?: MarkdownNode[];
}

/** Deeper than anybody reads; writing a page of a few thousand quotes in each other takes more stack than there is. */
const DEPTH_MAX = 40;

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
