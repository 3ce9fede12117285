import Link from 'next/link';
import type { StudioDraftView } from '#server/studio/list/studio-view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { ScrollBox } from '../../ui/scroll-box.tsx';
import { type Status, StatusGlyph } from '../../ui/status-glyph.tsx';
import styles from './studio-list.module.css';

interface DraftTableProps {
  readonly drafts: readonly StudioDraftView[];
  readonly onTakeOut: (draft: StudioDraftView) => void;
  readonly onNew: () => void;
}

/** Of the button by which a draft leaves the list. */
export const takeOutId = (draftId: string) => `take-out-${draftId}`;

/** What is written here: its state, where it is in use, how its check stands. */
export function DraftTable({ drafts, onTakeOut, onNew }: DraftTableProps) {
  if (drafts.length === 0)
    return (
      <EmptyState
        icon={<Icon name="code" size={22} />}
        title="Nobody has written an exercise here yet"
        action={<Button onClick={onNew}>Write the first</Button>}
      >
        Begin with a small one that works, or with a copy of one below, and turn it into yours.
      </EmptyState>
    );
  return (
    <ScrollBox className={styles.drafts} label="Exercises written here">
      <table className={styles.table}>
        <caption className={styles.caption}>Written here</caption>
        <thead>
          <tr>
            <th scope="col">Exercise</th>
            <th scope="col">State</th>
            <th scope="col">In use</th>
            <th scope="col">Check</th>
            <th scope="col">Saved</th>
            <th scope="col">
              <span className={styles.hidden}>Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft) => (
            <DraftRow key={draft.draftId} draft={draft} onTakeOut={() => onTakeOut(draft)} />
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

interface DraftRowProps {
  readonly draft: StudioDraftView;
  readonly onTakeOut: () => void;
}

function DraftRow({ draft, onTakeOut }: DraftRowProps) {
  return (
    <tr>
      <th scope="row">
        <Link href={`/studio/${draft.draftId}`}>{draft.title}</Link>
        <br />
        <span className={styles.quiet}>{draft.slug}</span>
      </th>
      <td>
        {draft.published === null ? 'Draft' : `Version ${draft.published.number}`}
        {draft.changedSince ? <span className={styles.quiet}>, changed since</span> : null}
        {draft.overrides.map(({ number, reason }) => (
          <p key={number} className={styles.override}>
            <StatusGlyph status="warning" size={13} />
            <span>
              version {number} was published over a red check: {reason}
            </span>
          </p>
        ))}
      </td>
      <td>
        {draft.usedIn.length === 0 ? (
          <span className={styles.quiet}>nowhere</span>
        ) : (
          draft.usedIn.map(({ href, course, number }) => (
            <Link key={href} href={href} className={styles.use}>
              {course}, {number}
            </Link>
          ))
        )}
      </td>
      <td>
        <CheckCell draft={draft} />
      </td>
      <td>
        <LocalTime at={draft.savedAt} />
        <br />
        <span className={styles.quiet}>{draft.savedBy}</span>
      </td>
      <td>
        <Button
          id={takeOutId(draft.draftId)}
          size="small"
          variant="ghost"
          onClick={onTakeOut}
          aria-label={`Take out ${draft.title}`}
        >
          Take out
        </Button>
      </td>
    </tr>
  );
}

function CheckCell({ draft: { check } }: { readonly draft: StudioDraftView }) {
  const [glyph, words]: [Status, string] =
    check === null
      ? ['not-started', 'not checked']
      : check.state === 'running'
        ? ['running', 'running']
        : !check.current
          ? ['warning', 'changed since']
          : check.state === 'ready' && check.problems === 0
            ? ['pass', 'green']
            : check.state === 'ready' || check.state === 'broken'
              ? ['fail', `${check.problems} ${check.problems === 1 ? 'problem' : 'problems'}`]
              : ['warning', check.state];
  return (
    <span className={styles.state}>
      <StatusGlyph status={glyph} size={14} /> {words}
    </span>
  );
}
