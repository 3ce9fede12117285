import { useEffect, useRef } from 'react';
import type { ExerciseDraftView } from '#server/studio/drafts/draft-view.ts';
import { failedWords } from '../kept/unreached.ts';
import { Button } from '../ui/button.tsx';
import { FileTree } from './files/file-tree.tsx';
import { takeInNewer } from './files/take-in.ts';
import { UndoNote } from './files/undo-note.tsx';
import { uploadedText } from './files/upload.ts';
import { PublishCard } from './publish/publish-card.tsx';
import styles from './studio.module.css';
import type { StudioActions } from './studio-actions.ts';
import type { StudioControl } from './use-studio.ts';

interface StudioSideProps {
  readonly draft: ExerciseDraftView;
  readonly studio: StudioControl;
  readonly putBack: StudioActions['putBack'];
}

/** What the draft is, its files, and the way to a version of it. */
export function StudioSide({ draft, studio, putBack: askBack }: StudioSideProps) {
  const { files, paths, open, said, setSaid, setLayer } = studio;
  const upload = useUpload(studio);

  async function takeBack() {
    const answer = await askBack().catch(
      (error: unknown) => ({ ok: false, problem: failedWords(error, 'Try again.') }) as const,
    );
    setSaid(answer.ok ? null : answer.problem);
    if (answer.ok) files.keeper.putBack();
  }

  return (
    <aside className={styles.side}>
      <About draft={draft} revision={files.revision} />
      {files.deleted ? <TakenOut onPutBack={() => void takeBack()} /> : null}
      <Elsewhere
        paths={files.elsewhere}
        onReload={() => void files.keeper.flush().then(() => location.reload())}
      />
      <FileTree
        paths={paths}
        open={open.path}
        starter={files.files.find(({ path }) => path === 'starter.ts')?.text ?? ''}
        problems={files.problems}
        removed={files.removed}
        onOpen={(path) => studio.show(path)}
        onMistake={() => setLayer({ kind: 'mistake', begun: null })}
        onNew={studio.add}
        onUpload={(file) => void upload(file)}
        onBringBack={studio.bringBack}
      />
      <Publishing draftId={draft.draftId} studio={studio} />
      {said === null ? null : (
        <p role="alert" className={styles.news}>
          {said}
        </p>
      )}
    </aside>
  );
}

/** Puts a file of the author's into the draft; what was there can be had back. */
function useUpload({ files, show, setSaid }: Pick<StudioControl, 'files' | 'show' | 'setSaid'>) {
  function putBack(path: string, text: string) {
    files.keeper.replace(path, text);
    show(path);
    setSaid(`${path.split('/').at(-1)} is as it was before.`);
  }

  return async (file: File) => {
    const uploaded = await uploadedText(file);
    if (uploaded.kind === 'refused') return setSaid(uploaded.problem);
    const { path } = uploaded;
    const before = takeInNewer(files.keeper, uploaded);
    show(path);
    setSaid(
      before === null ? null : (
        <UndoNote onUndo={() => putBack(path, before)}>
          {path.split('/').at(-1)} was there and is replaced.
        </UndoNote>
      ),
    );
  };
}

function About({ draft, revision }: { readonly draft: ExerciseDraftView; readonly revision: number }) {
  const title = useFocusOfNew(draft.revision === NEW);
  return (
    <header className={styles.about}>
      <h1 ref={title} tabIndex={-1} className={styles.title}>
        {draft.title}
      </h1>
      <p className={styles.quiet}>
        Draft {revision},{' '}
        {draft.published ? `version ${draft.published.number} is published` : 'not published'}
      </p>
    </header>
  );
}

/** How the draft becomes a version, what it was before, and a copy of it to take along. */
function Publishing({
  draftId,
  studio: { files, control, setLayer },
}: {
  readonly draftId: string;
  readonly studio: StudioControl;
}) {
  return (
    <PublishCard
      check={control.check}
      revision={files.revision}
      onPublish={() => setLayer({ kind: 'publish' })}
    >
      <Button size="small" variant="ghost" onClick={() => setLayer({ kind: 'history' })}>
        History
      </Button>
      <Button size="small" variant="ghost" onClick={() => setLayer({ kind: 'versions' })}>
        Versions
      </Button>
      <a className={styles.export} href={`/api/studio/drafts/${draftId}/export`}>
        Export
      </a>
    </PublishCard>
  );
}

function TakenOut({ onPutBack }: { readonly onPutBack: () => void }) {
  return (
    <p role="status" className={styles.said}>
      This exercise was taken out of the studio’s list. What is written here is kept.{' '}
      <Button size="small" onClick={onPutBack}>
        Put it back
      </Button>
    </p>
  );
}

/** What a colleague saved meanwhile: a check and a version count it, so it is not kept from whoever has this page open. */
function Elsewhere({
  paths,
  onReload,
}: {
  readonly paths: readonly string[];
  readonly onReload: () => void;
}) {
  if (paths.length === 0) return null;
  return (
    <p role="status" className={styles.said}>
      Somebody else has changed {paths.join(', ')} meanwhile.{' '}
      <Button size="small" onClick={onReload}>
        Show it
      </Button>
    </p>
  );
}

/** Nobody has written in it yet. */
const NEW = 1;

/** A new draft stands where the dialog was that made it, and the focus went with that: keys and readers begin at its name. */
function useFocusOfNew(isNew: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  const wanted = useRef(isNew);
  useEffect(() => {
    if (wanted.current && document.activeElement === document.body) title.current?.focus();
  }, []);
  return title;
}
