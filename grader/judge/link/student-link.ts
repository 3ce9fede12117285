/** The judge's side of the channel to the student realm: typed calls with deadlines over untrusted messages. */
import type {
  CallMode,
  CodeError,
  GoneReason,
  LogLine,
  Picture,
  Progress,
  RandomKey,
  StudentCommand,
  StudentMessage,
  Value,
} from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import type { EntryResult } from '#grader/realm/entry-calls.ts';
import { parseStudentMessage } from './student-message.ts';

/** A call's result as it comes over the link. `gone`: the realm had to be ended. `malformed`: it sent what no entry point can return. */
export type LinkResult =
  | EntryResult
  | { readonly kind: 'gone'; readonly reason: GoneReason; readonly detail: string }
  | { readonly kind: 'malformed'; readonly message: string };

export type LoadResult =
  | { readonly kind: 'loaded'; readonly exports: readonly string[] }
  | { readonly kind: 'load-failed'; readonly error: CodeError }
  | { readonly kind: 'refused'; readonly operation: string; readonly line: number | null }
  | { readonly kind: 'gone'; readonly reason: GoneReason; readonly detail: string }
  | { readonly kind: 'malformed'; readonly message: string };

/** `threw`: something kept the snippet from coming to its end. */
export type EvaluationResult =
  | { readonly kind: 'evaluated' }
  | Extract<LinkResult, { kind: 'threw' | 'refused' | 'gone' | 'malformed' }>;

export type LoadRequest = Omit<Extract<StudentCommand, { type: 'load' }>, 'type' | 'id'>;

export interface StudentLink {
  load(request: LoadRequest, deadlineMs: number): Promise<LoadResult>;
  call(
    name: string,
    args: readonly Value[],
    options: { mode: CallMode; deadlineMs: number; randomKey: RandomKey },
  ): Promise<LinkResult>;
  /** Once a solution is loaded. */
  evaluate(snippet: string, options: { deadlineMs: number; randomKey: RandomKey }): Promise<EvaluationResult>;
  /** The host says that the realm is gone: ends the call in flight with that reason. */
  end(reason: GoneReason, detail: string): void;
  /** False once the realm was given up; it gets no more calls. */
  readonly alive: boolean;
}

export interface StudentLinkHooks {
  readonly onLog: (line: LogLine) => void;
  readonly onPicture: (picture: Picture) => void;
  readonly onProgress: (progress: Progress & { picture?: Picture }) => void;
  /** The realm must be ended: it missed a deadline or sent what it should not. */
  readonly onGivenUp: (reason: GoneReason) => void;
  readonly outputBytesMax: number;
}

/** Messages besides answers during one call; honest realms bound theirs far below. */
const SIDE_MESSAGES_MAX = 20_000;
/** One more turn for an answer that waits in the queue while the judge itself was busy past the deadline. */
const GRACE_MS = 20;

/** Ids count up by steps that nobody can foresee, so that no call can be answered before it is made. */
function unguessableStep(): number {
  return 1 + ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 4);
}

type Answer = Extract<StudentMessage, { id: number }>;
type Ending = Extract<LinkResult, { kind: 'gone' | 'malformed' }>;

interface Pending {
  readonly id: number;
  readonly accepts: readonly Answer['type'][];
  readonly settle: (result: Answer | Ending) => void;
}

type Ask = (
  command: DistributiveOmit<StudentCommand, 'id'>,
  options: { readonly accepts: readonly Answer['type'][]; readonly deadlineMs: number },
) => Promise<Answer | Ending>;

/** Speaks to one student realm. No promise of it ever rejects. */
export function createStudentLink(channel: Channel, hooks: StudentLinkHooks): StudentLink {
  let pending: Pending | null = null;
  let ending: Ending | null = null;
  let nextId = 0;
  let sideMessages = 0;

  const settle = (result: Answer | Ending): void => {
    const settled = pending;
    pending = null;
    settled?.settle(result);
  };
  const giveUp = (result: Ending, reason: GoneReason): void => {
    if (ending !== null) return;
    ending = result;
    channel.close();
    hooks.onGivenUp(reason);
    settle(result);
  };
  const malformed = (problem: string): void =>
    giveUp(
      { kind: 'malformed', message: `Your code sent the grader what no function returns: ${problem}.` },
      'crashed',
    );

  channel.receive((raw) => {
    if (ending !== null) return;
    const parsed = parseStudentMessage(raw, hooks.outputBytesMax);
    if (parsed.kind === 'malformed') return malformed(parsed.problem);
    const { message } = parsed;
    if (message.type === 'out-of-memory') {
      const detail = 'its tensors took more than the limit';
      return giveUp({ kind: 'gone', reason: 'out-of-memory', detail }, 'out-of-memory');
    }
    if ('id' in message && pending?.id === message.id && pending.accepts.includes(message.type)) {
      return settle(message);
    }
    sideMessages += 1;
    if (sideMessages > SIDE_MESSAGES_MAX) return malformed('more messages than any program needs');
    if (message.type === 'log') hooks.onLog(message.line);
    else if (message.type === 'picture') hooks.onPicture(message.picture);
    else if (message.type === 'progress') hooks.onProgress(message);
    // Anything else answers a question that was not asked, or was answered before: ignored.
  });

  const ask: Ask = (command, { accepts, deadlineMs }) => {
    if (ending !== null) return Promise.resolve(ending);
    nextId += unguessableStep();
    const id = nextId;
    sideMessages = 0;
    return new Promise((resolve) => {
      const expire = (): void =>
        giveUp({ kind: 'gone', reason: 'timed-out', detail: `no answer in ${deadlineMs} ms` }, 'timed-out');
      let timer = setTimeout(() => {
        timer = setTimeout(expire, GRACE_MS);
      }, deadlineMs);
      pending = {
        id,
        accepts,
        settle: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
      };
      channel.post({ ...command, id });
    });
  };

  return {
    ...questionsOver(ask),
    end(reason, detail) {
      if (ending !== null) return;
      ending = { kind: 'gone', reason, detail };
      channel.close();
      settle(ending);
    },
    get alive() {
      return ending === null;
    },
  };
}

/** What may be asked of a realm, and which answers each question takes. */
function questionsOver(ask: Ask): Pick<StudentLink, 'load' | 'call' | 'evaluate'> {
  return {
    async load(request, deadlineMs) {
      const accepts = ['loaded', 'load-failed', 'threw', 'refused'] as const;
      const answer = await ask({ type: 'load', ...request }, { accepts, deadlineMs });
      return toLoadResult(answer);
    },
    async call(name, args, { mode, deadlineMs, randomKey }) {
      const accepts = ['returned', 'threw', 'refused'] as const;
      const answer = await ask({ type: 'call', name, args, mode, randomKey }, { accepts, deadlineMs });
      return toCallResult(answer);
    },
    async evaluate(snippet, { deadlineMs, randomKey }) {
      const accepts = ['evaluated', 'threw'] as const;
      const answer = await ask({ type: 'evaluate', snippet, randomKey }, { accepts, deadlineMs });
      if (!('kind' in answer) && answer.type === 'evaluated') return { kind: 'evaluated' };
      const result = toCallResult(answer);
      return result.kind === 'returned' ? { kind: 'evaluated' } : result;
    },
  };
}

function toLoadResult(answer: Answer | Ending): LoadResult {
  if ('kind' in answer) return answer;
  if (answer.type === 'loaded') return { kind: 'loaded', exports: answer.exports };
  if (answer.type === 'load-failed' || answer.type === 'threw') {
    return { kind: 'load-failed', error: answer.error };
  }
  if (answer.type === 'refused') return { kind: 'refused', operation: answer.operation, line: answer.line };
  return { kind: 'malformed', message: 'Your code answered a load with something else.' };
}

function toCallResult(answer: Answer | Ending): LinkResult {
  if ('kind' in answer) return answer;
  if (answer.type === 'returned') {
    const { value, cost, changedInput } = answer;
    return { kind: 'returned', value, cost, changedInput };
  }
  if (answer.type === 'threw') return { kind: 'threw', error: answer.error, cost: answer.cost };
  if (answer.type === 'refused') return { kind: 'refused', operation: answer.operation, line: answer.line };
  return { kind: 'malformed', message: 'Your code answered a call with something else.' };
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
