'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { DraftCheckView } from '#server/studio/check-view.ts';
import type { ExerciseDraftView } from '#server/studio/draft-view.ts';
import { useDrawnTheme } from '../evidence/maps/use-drawn-theme.ts';
import { Button } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { CheckPane } from './check-pane.tsx';
import { FileTree } from './file-tree.tsx';
import { FilesPane } from './files-pane.tsx';
import { HistoryDialog } from './history-dialog.tsx';
import { PublishCard } from './publish-card.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import styles from './studio.module.css';
import type { StudioActions } from './studio-actions.ts';
import { TolerancePane } from './tolerance-pane.tsx';
import { TryPane } from './try-pane.tsx';
import { uploadedFigure, uploadedText } from './upload.ts';
import { useCheck } from './use-check.ts';
import { useFiles } from './use-files.ts';
import { useLuck } from './use-luck.ts';
import { useOffers } from './use-offers.ts';
import { useOpenFiles } from './use-open-files.ts';

export interface StudioProps {
  readonly draft: ExerciseDraftView;
  readonly check: DraftCheckView | null;
  readonly actions: StudioActions;
}

type Layer = 'mistake' | 'publish' | 'history' | null;

/** The place where an exercise is written: its files, the editor with a preview, and what its check finds. */
export function Studio({ draft, check: firstCheck, actions }: StudioProps) {
  const router = useRouter();
  const theme = useDrawnTheme();
  const files = useFiles(draft, actions.save);
  const { keeper } = files;
  const paths = files.files.map(({ path }) => path);
  const open = useOpenFiles(paths);
  const flush = () => keeper.flush();
  const control = useCheck(firstCheck, { ...actions, flush });
  const offers = useOffers({
    ...actions,
    keeper,
    moment: `${files.revision} ${control.check?.checkId} ${control.check?.state}`,
    onAdded: (line) => {
      open.show('cases.ts', line);
      // Whether the case does what it is for, the next check says.
      void control.start();
    },
  });
  const luck = useLuck(control.check?.state === 'ready' ? control.check.checkId : null, actions);
  const [layer, setLayer] = useState<Layer>(null);
  const [side, setSide] = useState<'check' | 'tolerance' | 'try'>('check');
  const [said, setSaid] = useState<string | null>(null);
  useCheckKey(() => void control.start());

  function add(path: string, text: string) {
    if (!paths.includes(path)) keeper.write(path, text);
    setLayer(null);
    open.show(path, null);
  }

  async function upload(file: File) {
    const uploaded = await uploadedText(file);
    if (uploaded.kind === 'file') add(uploaded.path, uploaded.text);
    else setSaid(uploaded.problem);
  }

  async function keepFigure(file: File): Promise<string | null> {
    const uploaded = await uploadedFigure(file);
    setSaid(uploaded.kind === 'refused' ? uploaded.problem : null);
    if (uploaded.kind === 'refused') return null;
    keeper.replace(uploaded.path, uploaded.text);
    return uploaded.markdown;
  }

  return (
    <div className={styles.studio}>
      <aside className={styles.side}>
        <header className={styles.about}>
          <h1 className={styles.title}>{draft.title}</h1>
          <p className={styles.quiet}>
            Draft {files.revision},{' '}
            {draft.published ? `version ${draft.published.number} is published` : 'not published'}
          </p>
        </header>
        <FileTree
          paths={paths}
          open={open.path}
          problems={files.problems}
          onOpen={(path) => {
            setLayer(null);
            open.show(path, null);
          }}
          onMistake={() => setLayer('mistake')}
          onNew={add}
          onUpload={(file) => void upload(file)}
        />
        <PublishCard check={control.check} revision={files.revision} onPublish={() => setLayer('publish')}>
          <Button size="small" variant="ghost" onClick={() => setLayer('history')}>
            History
          </Button>
          <a className={styles.export} href={`/api/studio/drafts/${draft.draftId}/export`}>
            Export
          </a>
        </PublishCard>
        {said === null ? null : <p role="alert">{said}</p>}
      </aside>
      <FilesPane
        draft={draft}
        files={files}
        open={open}
        theme={theme}
        actions={actions}
        makesMistake={layer === 'mistake'}
        onMistakeKept={add}
        onMistakeClosed={() => setLayer(null)}
        onCheck={() => void control.start()}
        onFigure={keepFigure}
      />
      <div className={styles.results}>
        <Tabs
          label="Results"
          tabs={[
            { id: 'check', label: 'Check' },
            { id: 'tolerance', label: 'Tolerance' },
            { id: 'try', label: 'Try it' },
          ]}
          value={side}
          onChange={setSide}
        >
          {side === 'check' ? (
            <CheckPane
              control={control}
              offers={offers}
              luck={luck}
              revision={files.revision}
              onOpen={(path, line) => {
                setLayer(null);
                open.show(path, line);
              }}
            />
          ) : side === 'tolerance' ? (
            <TolerancePane check={control.check} actions={actions} />
          ) : (
            <TryPane check={control.check} programs={actions.programs} />
          )}
        </Tabs>
      </div>
      <PublishDialog
        open={layer === 'publish'}
        onClose={() => setLayer(null)}
        actions={actions}
        onPublished={(number) => {
          setLayer(null);
          setSaid(`Version ${number} is published.`);
          router.refresh();
        }}
      />
      <HistoryDialog
        open={layer === 'history'}
        onClose={() => setLayer(null)}
        actions={actions}
        onRestored={() => location.reload()}
      />
    </div>
  );
}

/** Ctrl Shift C, wherever the focus is. */
function useCheckKey(start: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'c') return;
      event.preventDefault();
      start();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  });
}
