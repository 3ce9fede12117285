/** statement.md to HTML that is safe to put into a page: sanitised first, then formulas, figures and anchors of our making. */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import rehypeKatex from 'rehype-katex';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { isExerciseError } from '#grader/exercise/files/exercise-error.ts';
import { FORMULA_SETTINGS } from '#grader/protocol/drawable-formula.ts';
import type { FileMap } from '#grader/protocol.ts';
import { parseAuthorManifest } from './author-yaml.ts';
import { drawnExamples, type NamesOf } from './drawn-examples.ts';
import { plainFormulas } from './formula-gate.ts';
import { FORMULA_ROOM, type StatementProblem, textProblem, treeProblem } from './statement-problems.ts';
import { visitElements } from './visit-elements.ts';

/** Anchors carry a prefix, so that no heading can take the name of something in the page. */
const ANCHOR_PREFIX = 'statement-';

const schema = {
  ...defaultSchema,
  attributes: {
    ...defaultSchema.attributes,
    // The classes by which remark-math marks formulas for KaTeX, and the language of a code block.
    code: [['className', /^language-./, 'math-inline', 'math-display'] as [string, ...(string | RegExp)[]]],
  },
};

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMath);

/**
 * Raw HTML in the Markdown is dropped; pictures come from the exercise's own `figures/` only. What no statement may hold
 * is not shown; the reason stands in its place.
 */
export async function renderStatement(files: FileMap): Promise<string> {
  const { tree, problem } = readStatement(files);
  if (problem) return withProblem(problem);
  const writer = unified()
    .use(remarkRehype)
    .use(rehypeSanitize, schema)
    .use(ownPicturesAndLinks, files)
    .use(drawnBlocks, files)
    .use(rehypeSlug, { prefix: ANCHOR_PREFIX })
    .use(linkedHeadings)
    .use(plainFormulas, FORMULA_ROOM)
    .use(rehypeKatex, FORMULA_SETTINGS)
    // Last: formulas are blocks of code before KaTeX.
    .use(copyableCode)
    .use(rehypeStringify);
  return writer.stringify(await writer.run(tree));
}

/** Why nobody gets to see this statement; null where there is no reason. */
export function statementProblem(files: FileMap): StatementProblem | null {
  return readStatement(files).problem;
}

function readStatement(files: FileMap) {
  const markdown = files['statement.md'] ?? '';
  const unread = textProblem(markdown);
  const tree = reader.parse(unread ? '' : markdown);
  return { tree, problem: unread ?? treeProblem(tree, files) };
}

function withProblem({ line, message }: StatementProblem): string {
  return `<p>This statement cannot be shown. It ${message}${line === null ? '' : ` (Line ${line}.)`}</p>`;
}

const CACHED_MAX = 200;
const cached = new Map<string, Promise<string>>();

/** The same, rendered once per exercise version: a version never changes. */
export function renderStatementOnce(version: { id: string; files: FileMap }): Promise<string> {
  const present = cached.get(version.id);
  if (present) return present;
  const rendering = renderStatement(version.files);
  const oldest = cached.keys().next();
  if (cached.size >= CACHED_MAX && !oldest.done) cached.delete(oldest.value);
  cached.set(version.id, rendering);
  return rendering;
}

function ownPicturesAndLinks(files: FileMap) {
  return (tree: Root): void => visitElements(tree, (element) => adapt(element, files));
}

function adapt(element: Element, files: FileMap): void {
  if (element.tagName === 'img') {
    const src = String(element.properties.src ?? '').replace(/^\.\//, '');
    const figure = /^figures\/[\w-]+\.svg$/.test(src) && Object.hasOwn(files, src) ? files[src] : undefined;
    // An SVG in an img element runs no script and loads nothing.
    element.properties.src =
      figure === undefined ? '' : `data:image/svg+xml;base64,${Buffer.from(figure).toString('base64')}`;
    element.properties.loading = 'lazy';
  }
  if (element.tagName === 'a' && /^https?:/i.test(String(element.properties.href ?? ''))) {
    element.properties.rel = ['noopener', 'noreferrer'];
    element.properties.target = '_blank';
  }
}

/** Worked examples are drawn; what cannot be read stays the code that it is. */
function drawnBlocks(files: FileMap) {
  const namesOf = parameterNames(files['exercise.yaml']);
  const replaced = <Node extends RootContent>(node: Node): Node | Element => {
    if (node.type !== 'element') return node;
    const drawn = drawnExamples(node, namesOf);
    if (drawn) return drawn;
    node.children = node.children.map((child) => replaced(child));
    return node;
  };
  return (tree: Root): void => {
    tree.children = tree.children.map((child) => replaced(child));
  };
}

function parameterNames(yaml: string | undefined): NamesOf {
  if (yaml === undefined) return () => [];
  try {
    const { entryPoints } = parseAuthorManifest(yaml, '');
    return (call) => entryPoints.find(({ name }) => name === call)?.parameters.map(({ name }) => name) ?? [];
  } catch (error) {
    if (!isExerciseError(error)) throw error;
    return () => [];
  }
}

/** A heading of a section is the link to itself, so that its address can be taken from it. */
function linkedHeadings() {
  return (tree: Root): void =>
    visitElements(tree, (element) => {
      const { tagName, properties, children } = element;
      if (!/^h[2-4]$/.test(tagName) || typeof properties.id !== 'string' || hasLink(element)) return;
      const link: Element = {
        type: 'element',
        tagName: 'a',
        properties: { href: `#${properties.id}` },
        children: children as ElementContent[],
      };
      element.children = [link];
    });
}

function hasLink(element: Element): boolean {
  let found = false;
  visitElements(element, ({ tagName }) => {
    if (tagName === 'a') found = true;
  });
  return found;
}

/** A button over every block of code; the page copies when it is pressed. */
function copyableCode() {
  return (tree: Root): void => {
    tree.children = tree.children.map((child) => withCopyButtons(child));
  };
}

function withCopyButtons<Node extends RootContent>(node: Node): Node | Element {
  if (node.type !== 'element') return node;
  if (node.tagName === 'pre') return withButton(node);
  node.children = node.children.map((child) => withCopyButtons(child));
  return node;
}

function withButton(block: Element): Element {
  const button: Element = {
    type: 'element',
    tagName: 'button',
    properties: { type: 'button', dataCopy: '' },
    children: [{ type: 'text', value: 'Copy' }],
  };
  return { type: 'element', tagName: 'div', properties: { dataCode: '' }, children: [block, button] };
}
