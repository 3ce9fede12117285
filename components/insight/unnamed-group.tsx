'use client';

import { useState } from 'react';
import type { InsightGroupView } from '#server/insight/insight-view.ts';
import { finiteLimit } from '../evidence/maps/map-model.ts';
import { SmallMap } from '../evidence/maps/small-map.tsx';
import type { UnsentForm } from '../kept/use-unsent-forms.ts';
import { CommentForm } from '../review/comments/comment-form.tsx';
import { Button } from '../ui/button.tsx';
import { usePageKeys } from '../ui/keys/page-keys.ts';
import { reached } from '../ui/reached.ts';
import { StatusGlyph } from '../ui/status-glyph.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import type { ExerciseInsightActions } from './insight-actions.ts';
import { studentsWords } from './insight-words.ts';
import styles from './unnamed-group.module.css';

interface UnnamedGroupProps {
  readonly group: InsightGroupView;
  readonly versionId: string;
  readonly actions: ExerciseInsightActions;
  /** What is written to all of them and not saved. */
  readonly form: UnsentForm<string>;
  readonly onOpen: () => void;
  /** The first answers to the key. */
  readonly isFirst: boolean;
}

const MAP_WIDTH = 132;

/** Many students with the same wrong numbers and no hint for them: name it, or say something to all. */
export function UnnamedGroup({ group, versionId, actions, form, onOpen, isFirst }: UnnamedGroupProps) {
  const [naming, setNaming] = useState(false);
  /** The wish to write, which gives the text the focus; what is there after a reload waits without it. */
  const [asked, setAsked] = useState<object | null>(null);
  const writing = asked !== null || form.written !== null;
  const [done, setDone] = useState<string | null>(null);
  const { userIds, shown, comments, signature } = group;
  usePageKeys(isFirst && !writing ? { n: () => setNaming(true) } : {});
  const key = { versionId, signature };
  return (
    <article className={styles.card} aria-label="Unnamed mistake">
      <h3 className={styles.title}>
        <StatusGlyph status="warning" size={14} />
        {userIds.length} students give the same wrong numbers: not yet named
      </h3>
      <div className={styles.body}>
        <div className={styles.words}>
          <p>
            {shown === null ? '' : `Case ${shown.caseNumber}, first run. `}
            {shown?.differing == null ? '' : `${shown.differing} of ${shown.total} values differ. `}
            No hint matches.
          </p>
          {comments.map(({ id, body }) => (
            <p key={id} className={styles.said}>
              Offered to whoever fails like this: “{body}”
            </p>
          ))}
          {done === null ? null : <p role="status">{done}</p>}
        </div>
        {shown === null ? null : <Maps shown={shown} />}
      </div>
      {writing ? (
        <CommentForm
          place={`all ${userIds.length} submissions, as drafts`}
          form={form}
          opened={asked}
          onSave={async (body) => {
            const answer = await reached(actions.comment(key, body));
            if (!answer.ok) return answer.problem;
            setAsked(null);
            setDone(`Drafted for ${studentsWords(answer.value)}. Nobody sees it before it is released.`);
            return null;
          }}
          onCancel={() => {
            form.write(null);
            setAsked(null);
          }}
        />
      ) : (
        <div className={styles.buttons}>
          <Button size="small" {...(isFirst ? { keys: 'N' } : {})} onClick={() => setNaming(true)}>
            Name this mistake
          </Button>
          <Button size="small" variant="ghost" onClick={() => setAsked({})}>
            Comment to all
          </Button>
          <Button size="small" variant="ghost" onClick={onOpen}>
            Open the {userIds.length} submissions
          </Button>
        </div>
      )}
      {naming ? (
        <DraftDialog
          draft={() => actions.draft(key)}
          handOver={() => actions.handOver(key)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </article>
  );
}

/** Both on one scale. */
function Maps({ shown }: { readonly shown: NonNullable<InsightGroupView['shown']> }) {
  const { expected, actual } = shown;
  const limit = Math.max(finiteLimit(numbersOf(expected)), finiteLimit(numbersOf(actual)));
  const map = { scale: 'diverging', limit, width: MAP_WIDTH } as const;
  return (
    <div className={styles.maps}>
      <SmallMap {...map} title="Expected" tensor={expected} />
      <SmallMap {...map} title="Theirs" tensor={actual} />
    </div>
  );
}

function numbersOf({ data }: { readonly data: readonly (number | string)[] }): Float64Array {
  return Float64Array.from(data, Number);
}
