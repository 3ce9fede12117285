'use client';

import { useId, useState } from 'react';
import { visibleText } from '#grader/protocol/visible-text.ts';
import type { RequestView } from '#server/submissions/requests/request-view.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import styles from './request-thread.module.css';
import { subjectWords } from './request-words.ts';

interface RequestThreadProps {
  readonly request: RequestView;
  /** Sends what was written; gives why it was not sent, in words. */
  readonly onReply: (body: string, close: boolean) => Promise<string | null>;
  /** Beside the reply: what else can be done. */
  readonly children?: React.ReactNode;
}

const STATE_WORDS: Readonly<Record<RequestView['state'], string>> = {
  open: 'open',
  answered: 'answered',
  closed: 'closed',
};

/** One question with everything that was said; it can be gone on with for ever. */
export function RequestThread({ request, onReply, children }: RequestThreadProps) {
  const { state, assignee, messages } = request;
  return (
    <article className={styles.thread} aria-label={`Question about ${subjectWords(request)}`}>
      <p className={styles.head}>
        <b>About {subjectWords(request)}</b>
        <span className={styles.state} data-state={state}>
          {STATE_WORDS[state]}
        </span>
        {assignee === null ? null : (
          <span>
            with <bdi>{visibleText(assignee)}</bdi>
          </span>
        )}
      </p>
      <ol>
        {messages.map(({ author, own, html, sentAt }) => (
          <li key={`${sentAt} ${author}`} className={styles.message} data-own={own || undefined}>
            <p className={styles.by}>
              <bdi>{own ? 'You' : visibleText(author)}</bdi>, <LocalTime at={sentAt} />
            </p>
            <div
              dir="auto"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has sanitised it
              dangerouslySetInnerHTML={{ __html: html }}
            />
          </li>
        ))}
      </ol>
      <ReplyForm isClosed={state === 'closed'} onReply={onReply}>
        {children}
      </ReplyForm>
    </article>
  );
}

/** As long as the server takes. */
const LENGTH_MAX = 4_000;

function ReplyForm({
  isClosed,
  onReply,
  children,
}: Pick<RequestThreadProps, 'onReply' | 'children'> & { readonly isClosed: boolean }) {
  const [body, setBody] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const id = useId();
  async function send(close: boolean) {
    if (sending) return;
    setSending(true);
    const why = await onReply(body, close);
    setProblem(why);
    if (why === null) setBody('');
    setSending(false);
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send(false);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void send(false);
        }
      }}
    >
      <label htmlFor={id}>Reply, in Markdown</label>
      <textarea
        id={id}
        rows={2}
        maxLength={LENGTH_MAX}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" size="small" busy={sending && 'Sending'} disabled={body.trim() === ''}>
          Send
        </Button>
        {isClosed ? null : (
          <Button size="small" variant="ghost" onClick={() => void send(true)}>
            Close
          </Button>
        )}
        {children}
      </div>
    </form>
  );
}
