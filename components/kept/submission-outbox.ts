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
  /** The highest submission number that was known before: a later one with this source is this one. */
  readonly after: number;
  /** It was on its way once: the server may have it, though its answer never came. */
  readonly tried: boolean;
}

export type Delivery<Refusal> =
  | { readonly kind: 'sent'; readonly submissionId: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** In this browser; `resume` sends it. */
  | { readonly kind: 'kept'; readonly why: Unreached | 'signed-out' }
  /** Neither the server nor this browser's storage took it. */
  | { readonly kind: 'lost' };

export interface OutboxOptions<Refusal> {
  readonly key: string;
  readonly storage: KeptStorage;
  readonly isOnline: () => boolean;
  /** Rejects when the server cannot be reached. Nothing is said against who is signed out: it waits for them. */
  readonly submit: (
    work: SubmissionWork,
  ) => Promise<
    | { readonly ok: true; readonly value: { readonly submissionId: string } }
    | { readonly ok: false; readonly refusal: Refusal | 'signed-out' }
  >;
  /** The id of a submission later than `after` with this source, if the server has one. Rejects as `submit` does. */
  readonly findSent: (kept: KeptSubmission) => Promise<string | null>;
}

export class SubmissionOutbox<Refusal> {
  readonly #options: OutboxOptions<Refusal>;
  #sending: Promise<Delivery<Refusal>> | null = null;

  constructor(options: OutboxOptions<Refusal>) {
    this.#options = options;
  }

  /** What waits for the connection. */
  waiting(): KeptSubmission | null {
    return readKept(this.#options.storage, this.#options.key, isKept);
  }

  /** Sends, or keeps what cannot be sent now; a newer submission takes the place of one that still waits. */
  async send(work: SubmissionWork, after: number): Promise<Delivery<Refusal>> {
    await this.#sending;
    return this.#start({ ...work, after, tried: false });
  }

  /** Sends what waits; null when nothing does. */
  async resume(): Promise<Delivery<Refusal> | null> {
    if (this.#sending) return this.#sending;
    const kept = this.waiting();
    return kept && this.#start(kept);
  }

  /** Forgets what waits. What is on its way already may still arrive. */
  discard(): void {
    this.#forget();
  }

  #start(kept: KeptSubmission): Promise<Delivery<Refusal>> {
    this.#sending = this.#deliver(kept).finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #deliver(kept: KeptSubmission): Promise<Delivery<Refusal>> {
    const { isOnline, submit, findSent } = this.#options;
    if (!isOnline()) return this.#keep(kept) ? { kind: 'kept', why: 'offline' } : { kind: 'lost' };
    const isKept = this.#keep({ ...kept, tried: true });
    try {
      const found = kept.tried ? await findSent(kept) : null;
      const { source, versionId, claimedPoints, claimedDevice = null } = kept;
      const result =
        found === null
          ? await submit({ source, versionId, claimedPoints, claimedDevice })
          : { ok: true as const, value: { submissionId: found } };
      if (!result.ok && result.refusal === 'signed-out')
        return isKept ? { kind: 'kept', why: 'signed-out' } : { kind: 'lost' };
      this.#forget();
      return result.ok
        ? { kind: 'sent', submissionId: result.value.submissionId }
        : { kind: 'refused', refusal: result.refusal as Refusal };
    } catch (error) {
      return isKept ? { kind: 'kept', why: whyUnreached(error, isOnline()) } : { kind: 'lost' };
    }
  }

  #keep(kept: KeptSubmission): boolean {
    return this.#options.storage.write(this.#options.key, JSON.stringify(kept));
  }

  #forget(): void {
    this.#options.storage.remove(this.#options.key);
  }
}

function isKept(value: unknown): value is KeptSubmission {
  if (typeof value !== 'object' || value === null) return false;
  const kept = value as Record<string, unknown>;
  return (
    typeof kept.source === 'string' &&
    typeof kept.versionId === 'string' &&
    (kept.claimedPoints === null || typeof kept.claimedPoints === 'number') &&
    typeof kept.after === 'number' &&
    typeof kept.tried === 'boolean'
  );
}
