/** The small Markdown of hints and messages: paragraphs, lists, code, emphasis and formulas. Nothing else is read as markup. */

export type Inline = {
  readonly kind: 'text' | 'code' | 'strong' | 'emphasis' | 'math';
  readonly text: string;
};

export type Block =
  | { readonly kind: 'paragraph'; readonly inlines: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'code'; readonly text: string };

const FENCED = /^(```[\w-]*\n[\s\S]*?^```)\s*$/m;
const BULLET = /^\s*[-*]\s+/;
const INLINE =
  /`([^`]+)`|\*\*([^*]+)\*\*|(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])|(?<!\w)_([^_\s][^_]*)_(?!\w)|\$([^$\s](?:[^$]*[^$\s])?)\$/g;

export function blocksOf(markdown: string): Block[] {
  return markdown
    .split(FENCED)
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n\s*\n/)))
    .filter((part) => part.trim() !== '')
    .map((part) => blockOf(part.trim()));
}

function blockOf(part: string): Block {
  if (part.startsWith('```')) return { kind: 'code', text: part.split('\n').slice(1, -1).join('\n') };
  const lines = part.split('\n');
  if (lines.every((line) => BULLET.test(line) || /^\s{2,}\S/.test(line)) && BULLET.test(lines[0] ?? '')) {
    const items: string[] = [];
    for (const line of lines) {
      if (BULLET.test(line)) items.push(line.replace(BULLET, ''));
      else items.push(`${items.pop() ?? ''} ${line.trim()}`);
    }
    return { kind: 'list', items: items.map(inlinesOf) };
  }
  return { kind: 'paragraph', inlines: inlinesOf(lines.map((line) => line.trim()).join(' ')) };
}

/** One line of text, split at its markup. */
export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > end) inlines.push({ kind: 'text', text: text.slice(end, match.index) });
    const [, code, strong, star, underscore, math] = match;
    if (code !== undefined) inlines.push({ kind: 'code', text: code });
    else if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
    else if (math !== undefined) inlines.push({ kind: 'math', text: math });
    else inlines.push({ kind: 'emphasis', text: star ?? underscore ?? '' });
    end = match.index + match[0].length;
  }
  if (end < text.length) inlines.push({ kind: 'text', text: text.slice(end) });
  return inlines;
}
