'use client';

import { useId } from 'react';
import { visibleText } from '#grader/protocol/visible-text.ts';
import type { RequestView } from '#server/submissions/requests/request-view.ts';
import { type UnsentForm, usePlainForm } from '../../kept/use-unsent-forms.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import { useOnTheWay } from '../../ui/on-the-way.ts';
import styles from './request-thread.module.css';
import { subjectWords } from './request-words.ts';

interface RequestThreadProps {
  readonly request: RequestView;
  /** Keeps the reply while it is written; without it, it goes with the page. */
  readonly form?: UnsentForm<string>;
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
export function RequestThread({ request, form, onReply, children }: RequestThreadProps) {
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
      <ReplyForm isClosed={state === 'closed'} onReply={onReply} {...(form ? { form } : {})}>
        {children}
      </ReplyForm>
    </article>
  );
}

/** As long as the server takes. */
const LENGTH_MAX = 4_000;

function ReplyForm({
  isClosed,
  form,
  onReply,
  children,
}: Pick<RequestThreadProps, 'form' | 'onReply' | 'children'> & { readonly isClosed: boolean }) {
  const plain = usePlainForm<string>();
  const { written, saving, problem, write, send: sendKept } = form ?? plain;
  const body = written ?? '';
  const onTheWay = useOnTheWay();
  const id = useId();
  async function send(close: boolean) {
    if (saving) return;
    const sent = sendKept(() => onReply(body, close));
    onTheWay.add(sent);
    await sent;
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
        readOnly={saving}
        onChange={({ target }) => write(target.value === '' ? null : target.value)}
      />
      {problem === null ? null : (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" size="small" busy={saving && 'Sending'} disabled={body.trim() === ''}>
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
