import { blocksOf, type Inline, inlinesOf } from './hint-text.ts';
import { MathText } from './math-text.tsx';
import styles from './rich-text.module.css';

/** Ten pages: nobody means to be read who writes more. */
const CHARACTERS_MAX = 20_000;

/** Markdown of a hint: paragraphs, lists and code. */
export function RichText({ markdown }: { markdown: string }) {
  if (markdown.length > CHARACTERS_MAX) return <pre>{markdown.slice(0, CHARACTERS_MAX)}</pre>;
  return (
    <div className={styles.blocks}>
      {blocksOf(markdown).map((block, at) => {
        const key = `${at}`;
        if (block.kind === 'code') return <pre key={key}>{block.text}</pre>;
        if (block.kind === 'paragraph') {
          return (
            <p key={key}>
              <Inlines inlines={block.inlines} />
            </p>
          );
        }
        return (
          <ul key={key} className={styles.list}>
            {block.items.map((item, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a hint never changes
              <li key={place}>
                <Inlines inlines={item} />
              </li>
            ))}
          </ul>
        );
      })}
    </div>
  );
}

/** One line with code, emphasis and formulas: a reason, a message. */
export function RichLine({ text }: { text: string }) {
  return <Inlines inlines={inlinesOf(text)} />;
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a line of text never changes
  return inlines.map((inline, at) => <InlineText key={at} {...inline} />);
}

function InlineText({ kind, text }: Inline) {
  switch (kind) {
    case 'code':
      return <code className={styles.code}>{text}</code>;
    case 'strong':
      return <strong>{text}</strong>;
    case 'emphasis':
      return <em>{text}</em>;
    case 'math':
      return <MathText tex={text} />;
    case 'text':
      return text;
  }
}
