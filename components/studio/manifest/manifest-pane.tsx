'use client';

import { lazy, Suspense, useState } from 'react';
import { SourceEditor, type SourceEditorProps } from '../files/source-editor.tsx';
import styles from './manifest-pane.module.css';

/** Brings a reader of YAML with it. */
const ManifestForm = lazy(() => import('./manifest-form.tsx'));

type Look = 'form' | 'source';
const LOOKS: readonly { readonly id: Look; readonly label: string }[] = [
  { id: 'form', label: 'Form' },
  { id: 'source', label: 'Source' },
];

/** One text in two looks. A place in a line is shown in its source. */
export function ManifestPane(props: SourceEditorProps) {
  const { keeper, problems } = props.files;
  const { path, line } = props.open;
  const [look, setLook] = useState<Look>(line === null ? 'form' : 'source');
  return (
    <div className={styles.pane}>
      <fieldset className={styles.looks} aria-label="How exercise.yaml is shown">
        {LOOKS.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className={styles.look}
            aria-pressed={look === id}
            onClick={() => setLook(id)}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {look === 'source' ? (
        <SourceEditor {...props} />
      ) : (
        <Suspense fallback={<p className={styles.wait}>The form comes.</p>}>
          <ManifestForm
            yaml={keeper.text(path)}
            problems={problems.filter((problem) => problem.path === path)}
            onChange={(yaml) => keeper.replace(path, yaml)}
          />
        </Suspense>
      )}
    </div>
  );
}
