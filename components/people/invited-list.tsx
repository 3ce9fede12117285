'use client';

import type { InvitedView } from '#server/people/people-view.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy/copy-button.tsx';
import styles from './invited-list.module.css';
import type { PeopleActions } from './people-actions.ts';
import { INVITED_WORDS, peopleInWords, ROLE_WORDS } from './people-words.ts';
import { useCloseLink } from './use-close-link.ts';

interface InvitedListProps {
  readonly invited: readonly InvitedView[];
  readonly manages: boolean;
  readonly actions: PeopleActions;
}

/** Who was invited by name and has not come; there is no mail yet, so each link is there to copy. */
export function InvitedList({ invited, manages, actions }: InvitedListProps) {
  if (invited.length === 0) return null;
  return (
    <details className={styles.invited} open={invited.length <= 5}>
      <summary className={styles.title}>
        {peopleInWords(invited.length)} {invited.length === 1 ? 'is' : 'are'} invited
        {manages ? <span className={styles.hint}>No mail is sent: copy each link and send it.</span> : null}
      </summary>
      {manages ? (
        <CopyButton text={() => invited.map(lineOf).join('\n')} label="Copy all addresses with their links" />
      ) : null}
      <ul className={styles.list}>
        {invited.map((person) => (
          <li key={person.invitationId} className={styles.row}>
            <span className={styles.who}>
              {person.name === null ? person.email : `${person.name}, ${person.email}`}
            </span>
            <span className={styles.state}>
              {ROLE_WORDS[person.role]}
              {person.section === null ? '' : `, section ${person.section}`}: {INVITED_WORDS[person.state]}
            </span>
            {person.href === null ? null : (
              <>
                <CopyButton text={() => person.href ?? ''} label="Copy link" />
                <TakeBack invitationId={person.invitationId} onClose={actions.closeLink} />
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Closes one person's link. */
function TakeBack({
  invitationId,
  onClose,
}: {
  readonly invitationId: string;
  readonly onClose: PeopleActions['closeLink'];
}) {
  const { closing, problem, close } = useCloseLink(onClose, invitationId);
  return (
    <>
      <Button size="small" variant="ghost" busy={closing && 'Taking it back'} onClick={() => void close()}>
        Take back
      </Button>
      <span role="alert" className={styles.problem}>
        {problem}
      </span>
    </>
  );
}

function lineOf({ email, href }: InvitedView): string {
  return `${email}\t${href ?? ''}`;
}
