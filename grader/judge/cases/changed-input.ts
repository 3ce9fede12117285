/** An input that did not survive a call, by the name that people know it by. */
import type { InputChange } from '#grader/protocol.ts';
import type { Mismatch } from '../compare/compare.ts';
import type { CaseWorld } from './case-world.ts';
import { parameterNames } from './known-names.ts';

export interface CalledWith {
  readonly call: string;
  /** Where the case names the arguments otherwise than exercise.yaml. */
  readonly argNames?: readonly string[] | undefined;
}

/** The mismatch for a change that a realm found; null for none. */
export function changedInputMismatch(
  { exercise }: Pick<CaseWorld, 'exercise'>,
  { call, argNames }: CalledWith,
  changed: InputChange | null,
): Extract<Mismatch, { kind: 'input' }> | null {
  if (changed === null) return null;
  const names = argNames ?? parameterNames(exercise, call);
  const name = names[changed.argument] || `argument ${changed.argument + 1}`;
  return { kind: 'input', path: '', input: `${name}${changed.path}`, change: changed.change };
}
