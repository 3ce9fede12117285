/** One hostile program and what must become of it. The list of numbers is the one that `docs/security.md` goes through. */
import type { OutcomeStatus } from '#grader/protocol.ts';

export type Home = 'deno' | 'browser';

export interface Attack {
  /** Of the list; empty for attacks that are not on it. */
  readonly numbers: readonly number[];
  /** Unique; continues "a solution that …". */
  readonly title: string;
  /** The body of an async function of the tensor `x`, with `tf`. The honest answer is `x.mul(2)`. */
  readonly body?: string;
  /** Instead of a body: the whole of solution.ts. */
  readonly source?: string;
  /** Every status that is right; the first is the usual one. */
  readonly ends: readonly OutcomeStatus[];
  /** What the error says, or the reason of a failed comparison. */
  readonly says?: RegExp;
  /** What the log must show: that the attack was really made. */
  readonly logs?: RegExp;
  /** In a realm of its own, since it may break the realm that it is in. */
  readonly alone?: true;
  /** Homes where it means nothing, with the reason. */
  readonly notIn?: Partial<Record<Home, string>>;
}

export interface AttackFamily {
  readonly name: string;
  readonly attacks: readonly Attack[];
  /** `forbids` of exercise.yaml. */
  readonly forbids?: readonly string[];
}

/** What stands where a test puts its own: an address that counts who comes, and a file that nobody may read. */
export const PLACEHOLDERS = { origin: '__ORIGIN__', file: '__FILE__' } as const;
