import { useEffect, useState } from 'react';
import type { PublishedChangesView } from '#server/studio/publish/versions-view.ts';
import { CodeComparison } from '../../editor/code-comparison.tsx';
import { failedWords } from '../../kept/unreached.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { StudioActions } from '../studio-actions.ts';
import { againstWords, fileWords, sideLabels } from './version-words.ts';
import styles from './versions-dialog.module.css';

export interface VersionChangesProps {
  readonly number: number;
  readonly load: StudioActions['versionChanges'];
  readonly theme: 'light' | 'dark';
}

const FONT_SIZE = 12.5;

/** File by file, line by line, what a version changed of the one before it. Asked for when it is first shown. */
export function VersionChanges({ number, load, theme }: VersionChangesProps) {
  const [changes, setChanges] = useState<PublishedChangesView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    let gone = false;
    load(number).then(
      (answer) => {
        if (gone) return;
        if (answer.ok) setChanges(answer.value);
        else setProblem(answer.problem);
      },
      (error: unknown) => {
        if (!gone) setProblem(failedWords(error, 'Open the version again.'));
      },
    );
    return () => {
      gone = true;
    };
  }, [number, load]);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (changes === null) return <Skeleton label={`Loading what version ${number} changed`} />;
  const file = changes.files[chosen];
  return (
    <section className={styles.changes} aria-label={`What changed in version ${number}`}>
      <p className={styles.quiet}>{againstWords(changes)}</p>
      <ul className={styles.files}>
        {changes.files.map((one, at) => (
          <li key={one.path}>
            <button
              type="button"
              className={styles.file}
              aria-pressed={at === chosen}
              onClick={() => setChosen(at)}
            >
              <code>{one.path}</code> <span>{fileWords(one)}</span>
            </button>
          </li>
        ))}
      </ul>
      {file === undefined ? null : (
        <FileComparison file={file} labels={sideLabels(file.path, { number, ...changes })} theme={theme} />
      )}
    </section>
  );
}

interface FileComparisonProps extends Pick<VersionChangesProps, 'theme'> {
  readonly file: PublishedChangesView['files'][number];
  readonly labels: ReturnType<typeof sideLabels>;
}

function FileComparison({ file: { texts }, labels, theme }: FileComparisonProps) {
  if (texts === null) return <p className={styles.quiet}>This file is data: there are no lines to show.</p>;
  return (
    <div className={styles.code}>
      <CodeComparison
        before={{ source: texts.before ?? '', label: labels.before }}
        after={{ source: texts.after ?? '', label: labels.after }}
        theme={theme}
        fontSize={FONT_SIZE}
      />
    </div>
  );
}
