'use client';

import { useEffect, useState } from 'react';
import type { PublishedVersionView } from '#server/studio/publish/versions-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { StudioActions } from '../studio-actions.ts';
import { VersionEntry } from './version-entry.tsx';
import styles from './versions-dialog.module.css';

interface VersionsDialogProps {
  readonly draftId: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly theme: 'light' | 'dark';
  readonly actions: Pick<StudioActions, 'versions' | 'versionChanges'>;
}

/** Every version that was published, for ever: its note, its author, its check and what it changed. */
export function VersionsDialog({ draftId, open, onClose, theme, actions }: VersionsDialogProps) {
  const [versions, setVersions] = useState<readonly PublishedVersionView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  /** One at a time: two comparisons would make a long way of the list. */
  const [unfolded, setUnfolded] = useState<number | null>(null);
  const { versions: read, versionChanges } = actions;
  useEffect(() => {
    if (!open) return;
    let gone = false;
    setVersions(null);
    setProblem(null);
    setUnfolded(null);
    read().then(
      (answer) => {
        if (gone) return;
        if (answer.ok) setVersions(answer.value);
        else setProblem(answer.problem);
      },
      (error: unknown) => {
        if (!gone) setProblem(failedWords(error, 'Open the versions again.'));
      },
    );
    return () => {
      gone = true;
    };
  }, [open, read]);

  return (
    <Dialog open={open} onClose={onClose} title="Versions" className={styles.dialog}>
      {problem === null ? null : <p role="alert">{problem}</p>}
      {versions === null && problem === null ? <Skeleton label="Loading the versions" /> : null}
      {versions?.length === 0 ? (
        <EmptyState icon={<Icon name="list" size={22} />} title="Nothing is published yet" level={3}>
          Each version stays here for good, with its note, its check and what it changed.
        </EmptyState>
      ) : null}
      <ol className={styles.list}>
        {(versions ?? []).map((version) => (
          <VersionEntry
            key={version.number}
            draftId={draftId}
            version={version}
            load={versionChanges}
            theme={theme}
            unfolded={unfolded === version.number}
            onFold={(unfolds) => setUnfolded(unfolds ? version.number : null)}
          />
        ))}
      </ol>
    </Dialog>
  );
}
