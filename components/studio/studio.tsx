'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useDrawnTheme } from '../evidence/maps/use-drawn-theme.ts';
import { FilesPane } from './files/files-pane.tsx';
import { HistoryDialog } from './files/history-dialog.tsx';
import { takeInFigure } from './files/take-in.ts';
import { figureMarkdown, uploadedFigure } from './files/upload.ts';
import { PublishDialog } from './publish/publish-dialog.tsx';
import styles from './studio.module.css';
import { StudioResults } from './studio-results.tsx';
import { StudioSide } from './studio-side.tsx';
import { type StudioProps, useStudio } from './use-studio.ts';
import { VersionsDialog } from './versions/versions-dialog.tsx';

/** The place where an exercise is written: its files, the editor with a preview, and what its check finds. */
export function Studio(props: StudioProps) {
  const { draft } = props;
  const router = useRouter();
  const theme = useDrawnTheme();
  const studio = useStudio(props);
  const { actions, files, open, control, layer, setLayer, setSaid } = studio;
  const close = () => setLayer(null);

  async function keepFigure(file: File): Promise<string | null> {
    const uploaded = await uploadedFigure(file);
    setSaid(uploaded.kind === 'refused' ? uploaded.problem : null);
    if (uploaded.kind === 'refused') return null;
    return figureMarkdown(takeInFigure(files.keeper, uploaded));
  }

  return (
    <div className={styles.studio}>
      <StudioSide draft={draft} studio={studio} putBack={actions.putBack} />
      <FilesPane
        draft={draft}
        files={files}
        open={open}
        theme={theme}
        actions={actions}
        mistake={layer?.kind === 'mistake' ? layer : null}
        mistakes={studio.mistakes}
        onMistakeAnew={(begun) => setLayer({ kind: 'mistake', begun })}
        onMistakeKept={studio.keepMistake}
        onMistakeClosed={close}
        onCheck={() => void control.start()}
        onFigure={keepFigure}
      />
      <StudioResults studio={studio} actions={actions} theme={theme} />
      <PublishDialog
        open={layer?.kind === 'publish'}
        onClose={close}
        actions={actions}
        onPublished={(number) => {
          close();
          setSaid(
            <>
              Version {number} is published.{' '}
              <Link href={`/courses/${draft.course.slug}/dates`}>Dates of the course</Link>
            </>,
          );
          router.refresh();
        }}
      />
      <HistoryDialog
        open={layer?.kind === 'history'}
        onClose={close}
        actions={actions}
        onRestored={() => location.reload()}
      />
      <VersionsDialog
        draftId={draft.draftId}
        open={layer?.kind === 'versions'}
        onClose={close}
        theme={theme}
        actions={actions}
      />
    </div>
  );
}
