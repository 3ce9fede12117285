'use client';

import { useMemo, useRef } from 'react';
import type { ReplayView } from '#server/grading/live/replay-view.ts';
import { type CallCode, callCode } from '../../evidence/words/literal-code.ts';
import { RichLine } from '../../evidence/words/rich-text.tsx';
import { DebugResult, type DebugRun } from '../../report/debug/debug-result.tsx';
import { useHost } from '../../runs/use-host.ts';
import { useReplay } from '../../runs/use-replay.ts';
import { Button } from '../../ui/button.tsx';
import styles from './replay.module.css';

interface ReplayProps {
  readonly view: ReplayView;
  readonly onClose: () => void;
}

/** The input of a disputed case, called live in the reader's own realms: the student's program beside the reference. */
export function Replay({ view, onClose }: ReplayProps) {
  const code = useMemo(() => callCode(view.call, { args: [...view.args] }), [view]);
  return (
    <section className={styles.replay} aria-label={`Replay of ${view.caseTitle}`}>
      <header className={styles.head}>
        <h4 className={styles.title}>The input of “{view.caseTitle}”, live</h4>
        <Button size="small" variant="ghost" onClick={onClose}>
          Close
        </Button>
      </header>
      {view.reason === null ? null : (
        <p className={styles.reason}>
          The server found: <RichLine text={view.reason} />
        </p>
      )}
      {view.isOlderVersion ? (
        <p className={styles.note}>
          The submission was judged by an older version than this reference is of.
        </p>
      ) : null}
      {code === null ? <p>This input cannot be written out.</p> : <Called view={view} code={code} />}
    </section>
  );
}

function Called({ view, code }: { readonly view: ReplayView; readonly code: CallCode }) {
  const mount = useRef<HTMLDivElement>(null);
  const { sandbox, exercise, filesHref, plan, source, isSealed } = view;
  const host = useHost({ sandbox, exercise, filesHref, plan, mount });
  const { own, reference } = useReplay(host, { source, code, isSealed });
  return (
    <>
      <pre className={styles.call}>{`${code.constants}\n${code.call}`}</pre>
      {host.problem === null ? null : <p role="alert">{host.problem}</p>}
      <div className={styles.sides}>
        <Side title="The student’s code" run={own} />
        {reference === null ? (
          <p className={styles.note}>This exercise is sealed, so its reference stays on the server.</p>
        ) : (
          <Side title="The reference" run={reference} />
        )}
      </div>
      <div ref={mount} hidden />
    </>
  );
}

function Side({ title, run }: { readonly title: string; readonly run: DebugRun }) {
  return (
    <section aria-label={title}>
      <h5 className={styles.side}>{title}</h5>
      <DebugResult debug={run} />
    </section>
  );
}
