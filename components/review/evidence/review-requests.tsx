'use client';

import { useRef, useState } from 'react';
import type { ReplayView } from '#server/grading/live/replay-view.ts';
import type { RequestView } from '#server/submissions/requests/request-view.ts';
import type { UnsentForms } from '../../kept/use-unsent-forms.ts';
import type { RequestsAnswer } from '../../submission/requests/request-actions.ts';
import { RequestThread } from '../../submission/requests/request-thread.tsx';
import { Button } from '../../ui/button.tsx';
import { usePageKeys } from '../../ui/keys/page-keys.ts';
import { useOnTheWay } from '../../ui/on-the-way.ts';
import { reached } from '../../ui/reached.ts';
import type { ReviewActions } from '../review-actions.ts';
import { Replay } from './replay.tsx';
import styles from './review-requests.module.css';

interface ReviewRequestsProps {
  readonly first: readonly RequestView[];
  /** By the id of the question: replies that are written and not sent. */
  readonly forms: UnsentForms<string>;
  readonly actions: Pick<ReviewActions, 'reply' | 'propose' | 'replay'>;
}

/** What "keep" says. */
const KEPT = 'I looked at it again, and the points stay as they are.';

/** The questions of the student about this submission. One key keeps the points; one click keeps the input. */
export function ReviewRequests({ first, forms, actions }: ReviewRequestsProps) {
  const [requests, setRequests] = useState(first);
  const [from, setFrom] = useState(first);
  // The page was read again: what others wrote meanwhile is there.
  if (from !== first) {
    setFrom(first);
    setRequests(first);
  }
  const [problem, setProblem] = useState<string | null>(null);
  const [replayed, setReplayed] = useState<{ requestId: string; view: ReplayView } | null>(null);
  const onTheWay = useOnTheWay();
  const waiting = requests.find(({ state }) => state === 'open');
  async function settle(act: Promise<RequestsAnswer>): Promise<string | null> {
    const answer = await onTheWay.ask(reached(act));
    if (answer.ok) setRequests(answer.value);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok ? null : answer.problem;
  }
  async function replay(requestId: string) {
    const answer = await reached(actions.replay(requestId));
    setProblem(answer.ok ? null : answer.problem);
    setReplayed(answer.ok ? { requestId, view: answer.value } : null);
  }
  const reply = ({ id, movedAt }: RequestView, body: string, close = false) =>
    settle(actions.reply({ requestId: id, body, close, seenAt: movedAt }));
  const underWay = useRef(new Set<string>());
  /** Once: a second press would find what the first has said. */
  async function keep(request: RequestView) {
    if (underWay.current.has(request.id)) return;
    underWay.current.add(request.id);
    await reply(request, KEPT);
    underWay.current.delete(request.id);
  }
  usePageKeys({
    '=': () => {
      if (waiting) void keep(waiting);
    },
  });
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-label="Questions of the student">
      {requests.map((request) => (
        <RequestThread
          key={request.id}
          request={request}
          form={forms.at(request.id)}
          onReply={(body, close) => reply(request, body, close)}
        >
          {request.state === 'open' ? (
            <Button
              size="small"
              {...(request === waiting ? { keys: '=' } : {})}
              onClick={() => void keep(request)}
            >
              Keep the points
            </Button>
          ) : null}
          {request.about.kind === 'case' ? (
            <Button size="small" onClick={() => void replay(request.id)}>
              Replay the input
            </Button>
          ) : null}
          {request.about.kind === 'case' ? (
            <Button
              size="small"
              disabled={request.proposed}
              onClick={() => void settle(actions.propose(request.id))}
            >
              {request.proposed ? 'Input kept for the next version' : 'The student is right: keep the input'}
            </Button>
          ) : null}
          {replayed?.requestId === request.id ? (
            <Replay view={replayed.view} onClose={() => setReplayed(null)} />
          ) : null}
        </RequestThread>
      ))}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </section>
  );
}
