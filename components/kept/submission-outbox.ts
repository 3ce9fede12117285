/** A submission on its way: kept in the browser until the server has answered, so that no reload and no dead server loses it. */

import type { OwnDevice } from '../device/claimed-device.ts';
import { type KeptStorage, readKept } from './browser-storage.ts';
import { type Unreached, whyUnreached } from './unreached.ts';

export interface SubmissionWork {
  readonly source: string;
  /** The exercise version that the student saw. */
  readonly versionId: string;
  readonly claimedPoints: number | null;
  /** What the run behind these points was on. Missing in what an older page kept. */
  readonly claimedDevice?: OwnDevice | null;
}

export interface KeptSubmission extends SubmissionWork {
  /** A UUID, made here once: however often it is sent, the server has it once. */
  readonly submissionId: string;
}

/** What the server takes later: of who has signed in again, and once fewer submissions are on their way. */
const LATER = [
  'signed-out',
  'too-many-submissions',
  'too-many-waiting',
  'too-many-this-hour',
  'too-many-today',
] as const;
export type LaterRefusal = (typeof LATER)[number];

export function isLater(refusal: string): refusal is LaterRefusal {
  return LATER.some((later) => later === refusal);
}

export type Delivery<Refusal> =
  | { readonly kind: 'sent'; readonly submissionId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** In this browser; `resume` sends it. */
  | { readonly kind: 'kept'; readonly why: Unreached | LaterRefusal }
  /** Neither the server nor this browser's storage took it. */
  | { readonly kind: 'lost' };

export interface OutboxOptions<Refusal extends string> {
  readonly key: string;
  readonly storage: KeptStorage;
  readonly isOnline: () => boolean;
  /** Rejects when the server cannot be reached. */
  readonly submit: (
    kept: KeptSubmission,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal | 'signed-out' }>;
}

export class SubmissionOutbox<Refusal extends string> {
  readonly #options: OutboxOptions<Refusal>;
  #sending: Promise<Delivery<Refusal>> | null = null;

  constructor(options: OutboxOptions<Refusal>) {
    this.#options = options;
  }

  /** What waits for the connection. */
  waiting(): KeptSubmission | null {
    const { storage, key } = this.#options;
    const work = readKept(storage, key, isWork);
    if (work === null || isNamed(work)) return work;
    // What an older page kept has no id: every tab must find the same.
    const kept = { ...work, submissionId: crypto.randomUUID() };
    return this.#keep(kept) ? kept : null;
  }

  /** Sends, or keeps what cannot be sent now; a newer submission takes the place of one that still waits. */
  async send(work: SubmissionWork): Promise<Delivery<Refusal>> {
    await this.#sending;
    return this.#start({ ...work, submissionId: crypto.randomUUID() });
  }

  /** Sends what waits; null when nothing does. */
  async resume(): Promise<Delivery<Refusal> | null> {
    if (this.#sending) return this.#sending;
    const kept = this.waiting();
    return kept && this.#start(kept);
  }

  /** Forgets what waits. What is on its way already may still arrive. */
  discard(): void {
    this.#options.storage.remove(this.#options.key);
  }

  #start(kept: KeptSubmission): Promise<Delivery<Refusal>> {
    this.#sending = this.#deliver(kept).finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #deliver(kept: KeptSubmission): Promise<Delivery<Refusal>> {
    const { isOnline, submit } = this.#options;
    const isKept = this.#keep(kept);
    if (!isOnline()) return isKept ? { kind: 'kept', why: 'offline' } : { kind: 'lost' };
    try {
      const result = await submit(kept);
      if (!result.ok && isLater(result.refusal))
        return isKept ? { kind: 'kept', why: result.refusal } : { kind: 'lost' };
      this.#forget(kept);
      return result.ok
        ? { kind: 'sent', submissionId: kept.submissionId }
        : { kind: 'refused', refusal: result.refusal as Refusal };
    } catch (error) {
      return isKept ? { kind: 'kept', why: whyUnreached(error, isOnline()) } : { kind: 'lost' };
    }
  }

  #keep(kept: KeptSubmission): boolean {
    return this.#options.storage.write(this.#options.key, JSON.stringify(kept));
  }

  /** Another tab may have put a newer one in its place. */
  #forget({ submissionId }: KeptSubmission): void {
    if (this.waiting()?.submissionId === submissionId) this.discard();
  }
}

function isWork(value: unknown): value is SubmissionWork & { readonly submissionId?: unknown } {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  return (
    typeof kept.source === 'string' &&
    typeof kept.versionId === 'string' &&
    (kept.claimedPoints === null || typeof kept.claimedPoints === 'number')
  );
}

function isNamed(work: SubmissionWork & { readonly submissionId?: unknown }): work is KeptSubmission {
  return typeof work.submissionId === 'string';
}
