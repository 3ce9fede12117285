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

/** Characters that hide or turn text are spelt out first; HTML is shown as it was written. */
export async function renderComment(body: string): Promise<string> {
  const rendered = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkMath)
    .use(htmlAsText)
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(rehypeKatex, { trust: false, strict: 'ignore' })
    .use(rehypeStringify)
    .process(visibleText(body));
  return String(rendered);
}

interface MarkdownNode {
  type: string;
  readonly children?: readonly MarkdownNode[];
}

function htmlAsText() {
  return visit;
}

function visit(node: MarkdownNode): void {
  for (const child of node.children ?? []) {
    if (child.type === 'html') child.type = 'text';
    visit(child);
  }
}
