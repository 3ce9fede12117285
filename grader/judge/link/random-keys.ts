/**
 * What the random numbers of student code begin with. Each call gets a key that follows from the run's seed, the case and
 * the call's place in it, and from nothing that happened before: a case alone draws what it drew among the others.
 */
import type { RandomKey } from '#grader/protocol.ts';
import { sha256 } from './sha256.ts';

/** Another use of the seed has another name here, so that no two ever share a key. */
const DOMAIN = 'descent: random numbers of student code';
/**
 * A seed has 32 bits, and code that sees its own numbers could try them all and foresee what the judge draws. So many
 * rounds cost the judge 1 ms a run, 5 where its realm is new; code that tries seeds like that comes to one in thirty
 * thousand of them in a minute of a core.
 */
const ROUNDS = 256;

export interface RandomKeys {
  /** For the top level of the solution, which runs before any case. */
  ofLoad(seed: number): RandomKey;
  /** @param place of the call in its case, from 0 */
  ofCall(seed: number, caseId: string, place: number): RandomKey;
}

export function createRandomKeys(): RandomKeys {
  const secrets = new Map<number, string>();
  const secretOf = (seed: number): string => {
    const known = secrets.get(seed);
    if (known !== undefined) return known;
    const secret = stretched(seed);
    secrets.set(seed, secret);
    return secret;
  };
  return {
    ofLoad: (seed) => keyOf(secretOf(seed), 'load'),
    ofCall: (seed, caseId, place) => keyOf(secretOf(seed), 'call', caseId, place),
  };
}

const encoder = new TextEncoder();

function digest(...parts: readonly (string | number)[]): Uint32Array {
  return sha256(encoder.encode(JSON.stringify(parts)));
}

function stretched(seed: number): string {
  let words = digest(DOMAIN, seed);
  for (let round = 0; round < ROUNDS; round++) words = sha256(new Uint8Array(words.buffer));
  return words.join();
}

function keyOf(...parts: readonly (string | number)[]): RandomKey {
  const [a = 0, b = 0, c = 0, d = 0] = digest(...parts);
  return [a, b, c, d];
}
