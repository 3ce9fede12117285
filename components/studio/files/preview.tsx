'use client';

import { useEffect, useState } from 'react';
import type { PreviewView } from '#server/studio/drafts/preview-view.ts';
import { RichText } from '../../evidence/words/rich-text.tsx';
import { failedWords } from '../../kept/unreached.ts';
import { StatementText } from '../../workspace/statement/statement-text.tsx';
import type { StudioActions } from '../studio-actions.ts';
import styles from './preview.module.css';

interface PreviewProps {
  /** The Markdown file that is open. */
  readonly path: string;
  readonly text: string;
  readonly manifest: string;
  /** As saved: the figures are read there. */
  readonly revision: number;
  readonly preview: StudioActions['preview'];
}

/** Soon enough to be read while one writes; not at every key. */
const AFTER_MS = 400;

/** The open Markdown file as a student sees it. */
export function Preview(props: PreviewProps) {
  const [phone, setPhone] = useState(false);
  const isStatement = props.path === 'statement.md';
  return (
    <section className={styles.pane} aria-label="Preview">
      <header className={styles.head}>
        <h2 className={styles.title}>
          Preview <span className={styles.quiet}>as a student sees it</span>
        </h2>
        <button type="button" className={styles.switch} aria-pressed={phone} onClick={() => setPhone(!phone)}>
          Phone
        </button>
      </header>
      <div className={phone ? styles.phone : styles.page}>
        {isStatement ? <StatementPreview {...props} /> : <HintPreview text={props.text} />}
      </div>
    </section>
  );
}

function StatementPreview({ text, manifest, revision, preview }: PreviewProps) {
  const [view, setView] = useState<PreviewView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies(revision): a figure is there once it is saved
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      preview(text, manifest).then(
        (answer) => {
          if (gone) return;
          if (answer.ok) setView(answer.value);
          setProblem(answer.ok ? null : answer.problem);
        },
        (error: unknown) => {
          if (!gone) setProblem(failedWords(error, 'The preview comes with the next change.'));
        },
      );
    }, AFTER_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [text, manifest, revision, preview]);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (view === null) return <p className={styles.quiet}>The preview comes.</p>;
  return <StatementText exercise={view.exercise} place="Preview" dueAt={null} html={view.statementHtml} />;
}

/** Between the title above and the difference below. */
function HintPreview({ text }: { text: string }) {
  const [, front = '', ...rest] = text.split(/^---\s*$/m);
  const title = /^title:\s*(.+)$/m.exec(front)?.[1]?.replace(/^["']|["']$/g, '');
  const hint = rest.join('---').replace(/^```diff[\s\S]*?^```\s*$/gm, '');
  return (
    <div className={styles.hint}>
      <h3 className={styles.hintTitle}>{title ?? 'No title yet'}</h3>
      <RichText markdown={hint.trim()} />
    </div>
  );
}
