'use client';

import { useId, useState } from 'react';
import type { SubmissionDetailView } from '#server/submissions/submission-view.ts';
import { Button } from '../../ui/button.tsx';
import styles from './own-requests.module.css';
import type { AskedAbout, Reply } from './request-actions.ts';
import threadStyles from './request-thread.module.css';
import { RequestThread } from './request-thread.tsx';

interface OwnRequestsProps {
  readonly submission: SubmissionDetailView;
  /** Each gives why nothing was sent, in words. */
  readonly onAsk: (about: AskedAbout, body: string) => Promise<string | null>;
  readonly onReply: (reply: Reply) => Promise<string | null>;
}

/** What a student has asked about the grade of a submission, and a new question. */
export function OwnRequests({ submission, onAsk, onReply }: OwnRequestsProps) {
  const [asking, setAsking] = useState(false);
  const { requests } = submission;
  return (
    <section className={styles.requests} aria-label="Questions about the grade">
      {requests.map((request) => (
        <RequestThread
          key={request.id}
          request={request}
          onReply={(body, close) => onReply({ requestId: request.id, body, close, seenAt: request.movedAt })}
        />
      ))}
      {asking ? (
        <AskForm
          submission={submission}
          onCancel={() => setAsking(false)}
          onAsk={async (about, body) => {
            const problem = await onAsk(about, body);
            if (problem === null) setAsking(false);
            return problem;
          }}
        />
      ) : (
        <p>
          <Button size="small" variant="ghost" onClick={() => setAsking(true)}>
            Ask about this grade
          </Button>
        </p>
      )}
    </section>
  );
}

const WHOLE = '';
/** As long as the server takes. */
const LENGTH_MAX = 4_000;

function AskForm({
  submission,
  onAsk,
  onCancel,
}: Pick<OwnRequestsProps, 'submission' | 'onAsk'> & { readonly onCancel: () => void }) {
  const [about, setAbout] = useState(WHOLE);
  const [body, setBody] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const id = useId();
  const lines = submission.source.split('\n').length;
  const cases = submission.report?.cases ?? [];
  async function send() {
    if (sending || body.trim() === '') return;
    setSending(true);
    setProblem(await onAsk(subjectOf(about), body));
    setSending(false);
  }
  return (
    <form
      className={threadStyles.form}
      aria-label="A new question"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label htmlFor={`${id}-about`}>About</label>
      <select id={`${id}-about`} value={about} onChange={(event) => setAbout(event.target.value)}>
        <option value={WHOLE}>the whole submission</option>
        <optgroup label="A case">
          {cases.map((one) => (
            <option key={one.id} value={`case:${one.id}`}>
              {one.title}
            </option>
          ))}
        </optgroup>
        {submission.rubric.length === 0 ? null : (
          <optgroup label="Points beside the cases">
            {submission.rubric.map((item) => (
              <option key={item.id} value={`rubric:${item.id}`}>
                {item.title}
              </option>
            ))}
          </optgroup>
        )}
        <optgroup label="A line">
          {Array.from({ length: lines }, (_, at) => at + 1).map((line) => (
            <option key={line} value={`line:${line}`}>
              line {line}
            </option>
          ))}
        </optgroup>
      </select>
      <label htmlFor={`${id}-body`}>Your question, in Markdown</label>
      <textarea
        id={`${id}-body`}
        rows={3}
        maxLength={LENGTH_MAX}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      {problem === null ? null : (
        <p className={threadStyles.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={threadStyles.actions}>
        <Button type="submit" size="small" busy={sending && 'Sending'} disabled={body.trim() === ''}>
          Send the question
        </Button>
        <Button size="small" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function subjectOf(choice: string): AskedAbout {
  if (choice.startsWith('case:')) return { kind: 'case', caseId: choice.slice('case:'.length) };
  if (choice.startsWith('line:')) return { kind: 'line', line: Number(choice.slice('line:'.length)) };
  if (choice.startsWith('rubric:')) return { kind: 'rubric', itemId: choice.slice('rubric:'.length) };
  return { kind: 'whole' };
}
