'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import type { DraftedMisconceptionView, HandedOverView } from '#server/insight/insight-view.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy/copy-button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { reached } from '../ui/reached.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './draft-dialog.module.css';
import type { Answer } from './insight-actions.ts';

interface DraftDialogProps {
  readonly draft: () => Promise<Answer<DraftedMisconceptionView>>;
  readonly handOver: () => Promise<Answer<HandedOverView>>;
  readonly onClose: () => void;
}

/** The file of a misconception, from one of the programs: title and hint are the author's to write. */
export function DraftDialog({ draft, handOver, onClose }: DraftDialogProps) {
  const [answer, setAnswer] = useState<Answer<DraftedMisconceptionView> | null>(null);
  const [load] = useState(() => draft);
  useEffect(() => {
    void reached(load()).then(setAnswer);
  }, [load]);
  return (
    <Dialog open title="Name this mistake" onClose={onClose}>
      <p className={styles.about}>
        One of their programs as a misconception of the exercise, without comments and types. Write its title
        and its hint, put the file into the exercise, and the check proves that it is its own.
      </p>
      {answer === null ? (
        <Skeleton label="Making the draft" />
      ) : answer.ok ? (
        <>
          <ScrollBox as="pre" label={answer.value.fileName} className={styles.source}>
            {answer.value.source}
          </ScrollBox>
          <p className={styles.buttons}>
            {answer.value.mayWrite ? <HandOver handOver={handOver} /> : null}
            <a
              className={styles.download}
              download={answer.value.fileName.split('/').at(-1)}
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(answer.value.source)}`}
            >
              Download {answer.value.fileName}
            </a>
            <CopyButton label="Copy" text={() => answer.value.source} />
          </p>
        </>
      ) : (
        <p role="alert">{answer.problem}</p>
      )}
    </Dialog>
  );
}

/** To where the exercise is written, with the mistake as a file of it. */
function HandOver({ handOver }: Pick<DraftDialogProps, 'handOver'>) {
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  async function go() {
    setBusy(true);
    setProblem(null);
    const handed = await reached(handOver());
    setBusy(false);
    if (handed.ok) router.push(studioHref(handed.value));
    else setProblem(handed.problem);
  }
  return (
    <>
      <Button variant="primary" size="small" busy={busy && 'Opening'} onClick={() => void go()}>
        Write it in the studio
      </Button>
      {problem === null ? null : <span role="alert">{problem}</span>}
    </>
  );
}

const studioHref = ({ draftId, path }: HandedOverView): string =>
  `/studio/${draftId}?file=${encodeURIComponent(path)}`;
