'use client';

import { useRef, useState } from 'react';
import { CodeEditor } from '../../editor/code-editor.tsx';
import type { EditorHandle } from '../../editor/editor-handle.ts';
import { failedWords } from '../../kept/unreached.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { StudioActions } from '../studio-actions.ts';
import { type BegunMistake, firstMistakeText, type MistakeText } from './begun-mistake.ts';
import styles from './mistake-maker.module.css';

interface MistakeMakerProps {
  readonly project: string;
  readonly reference: string;
  /** Made once more; null: a new one. */
  readonly begun: BegunMistake | null;
  readonly theme: 'light' | 'dark';
  readonly fontSize: number;
  /** What is written of it; null: nothing yet. */
  readonly written: MistakeText | null;
  /** @param written null: it is begun anew */
  readonly onWrite: (written: MistakeText | null) => void;
  readonly misconception: StudioActions['misconception'];
  readonly onKept: (path: string, content: string) => void;
  readonly onClose: () => void;
}

const NOTHING = () => undefined;

/**
 * A misconception is made by making the mistake: the reference to spoil, its title, its hint. The difference is kept.
 * What is written stays when this is closed.
 */
export function MistakeMaker(props: MistakeMakerProps) {
  const { reference, begun, written, onWrite, misconception, onKept, onClose } = props;
  const editor = useRef<EditorHandle>(null);
  const text = written ?? firstMistakeText(begun, reference);
  const { source } = text;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function keep() {
    setBusy(true);
    setProblem(null);
    try {
      const made = await misconception({ title: text.title, hint: text.hint, source });
      if (made.ok) onKept(begun?.path ?? made.value.path, made.value.content);
      else setProblem(made.problem);
    } catch (error) {
      setProblem(failedWords(error, 'Keep it again.'));
    } finally {
      setBusy(false);
    }
  }

  function beginAnew() {
    // Told as typed: what is written goes after it.
    editor.current?.replaceSource(reference);
    onWrite(null);
  }

  return (
    <section className={styles.maker} aria-label="A known mistake">
      <header className={styles.head}>
        <h2 className={styles.title}>Make the mistake here</h2>
        <p className={styles.quiet}>
          This is the reference. Change it as a student would who has misunderstood it: the difference is
          kept, the reference stays.
        </p>
        <Words text={text} onWrite={onWrite} />
        {text.reference === reference ? null : (
          <p role="status" className={styles.quiet}>
            The reference was changed after this was begun. What is kept is the difference from the reference
            as it is now: look that it holds the mistake alone.
          </p>
        )}
        {problem === null ? null : (
          <p role="alert" className={styles.alert}>
            {problem}
          </p>
        )}
        <div className={styles.acts}>
          {written === null ? null : <Button onClick={beginAnew}>Begin anew</Button>}
          <Button onClick={onClose}>Close</Button>
          <Button variant="primary" busy={busy && 'Keeping'} onClick={() => void keep()}>
            Keep the mistake
          </Button>
        </div>
      </header>
      <CodeEditor
        ref={editor}
        file={{ project: `${props.project}-mistake`, path: 'reference.ts' }}
        initialSource={source}
        label="The reference, to make the mistake in"
        theme={props.theme}
        fontSize={props.fontSize}
        plain={false}
        runMarks={[]}
        forbiddenMarks={[]}
        onChange={(typed) => {
          if (typed !== source) onWrite({ ...text, source: typed });
        }}
        onCursor={NOTHING}
        onRun={() => void keep()}
        onSubmit={NOTHING}
      />
    </section>
  );
}

interface WordsProps {
  readonly text: MistakeText;
  readonly onWrite: (written: MistakeText) => void;
}

/** What the mistake is called, and what a student who makes it reads. */
function Words({ text, onWrite }: WordsProps) {
  return (
    <div className={styles.fields}>
      <TextField
        label="What the mistake is called"
        value={text.title}
        onChange={({ target }) => onWrite({ ...text, title: target.value })}
      />
      <label className={styles.hint}>
        <span>Hint for the student who makes it</span>
        <textarea
          rows={3}
          value={text.hint}
          onChange={({ target }) => onWrite({ ...text, hint: target.value })}
        />
      </label>
    </div>
  );
}
