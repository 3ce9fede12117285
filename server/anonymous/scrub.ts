/** Takes what names a person out of everything that a view says. */
import { replaceInProgram } from './program-text.ts';

export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Scrubbing {
  readonly identity: Identity;
  readonly alias: string;
}

/** Shorter ones are words of their own. */
const LOCAL_PART_LENGTH_MIN = 4;
/** Addresses of accounts that are nobody's; as words they say nothing of a person, and views use them. */
const ROLE_WORDS: ReadonlySet<string> = new Set(['student', 'instructor', 'admin', 'staff']);
/** What TensorFlow.js takes as a string: a program that says it otherwise does not run. */
const PROGRAM_WORDS: ReadonlySet<string> = new Set(
  `adam adamax adagrad adadelta rmsprop momentum same valid relu selu gelu elu tanh linear sigmoid softmax softplus
  reflect symmetric nearest bilinear euclidean mean sum none string number boolean object function symbol`.split(
    /\s+/,
  ),
);

const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
const wholeWords = (parts: readonly string[], flags: string) =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|')})(?![\p{L}\p{N}])`, flags);

/** What names nobody else: address, id, and a name of several words, in any case, either way round, with such joints. */
function ownParts({ id, name, email }: Identity, joint: string): readonly string[] {
  const words = wordsOf(name);
  const names = words.length < 2 ? [] : [words.join(joint), words.toReversed().join(joint)];
  return [literal(email), literal(id), ...names];
}

/** What may be a word as well: a name of one word, and what is before the @. */
function singleWords({ name, email }: Identity): readonly string[] {
  const words = wordsOf(name);
  const [local = ''] = email.split('@');
  return [
    ...(words.length === 1 ? words : []),
    ...(local.length < LOCAL_PART_LENGTH_MIN || ROLE_WORDS.has(local) ? [] : [literal(local)]),
  ];
}

/** No word holds what may stand between words: a name of dots would take a pattern for ever. */
function wordsOf(name: string): readonly string[] {
  return name
    .split(/[\s_.,-]+/)
    .filter((word) => word !== '')
    .map(literal);
}

/** As it is written in mails, files and comments. */
const TEXT_JOINT = String.raw`[\s_.,-]*`;
/** Within an identifier: the program means the same when all of them are renamed. */
const CODE_JOINT = '_*';

/**
 * A program with the person taken out, which does what it did. Where it is code, a single word is none of a name, as in
 * `Math.max`, and the alias is an identifier.
 */
export function scrubProgram(source: string, { identity, alias }: Scrubbing): string {
  const own = wholeWords(ownParts(identity, TEXT_JOINT), 'giu');
  const ownInCode = wholeWords(ownParts(identity, CODE_JOINT), 'giu');
  const words = singleWords(identity).filter((word) => !PROGRAM_WORDS.has(word));
  const single = words.length === 0 ? null : wholeWords(words, 'gu');
  const identifier = alias.replaceAll(/\W/g, '_');
  return replaceInProgram(source, {
    code: (part) => part.replaceAll(ownInCode, identifier),
    text: (part) => {
      const clean = part.replaceAll(own, alias);
      return single ? clean.replaceAll(single, alias) : clean;
    },
  });
}

/** The same value with every string of it scrubbed, a `source` as the program that it is; lines stay where they are. */
export function scrub<T>(value: T, by: Scrubbing): T {
  const { identity, alias } = by;
  const names = wholeWords([...ownParts(identity, TEXT_JOINT), ...singleWords(identity)], 'giu');
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replaceAll(names, alias);
    if (Array.isArray(part)) return typeof part[0] === 'number' ? part : part.map(clean);
    if (part === null || typeof part !== 'object') return part;
    if (Object.getPrototypeOf(part) !== Object.prototype) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, inner]) => [
        key,
        key === 'source' && typeof inner === 'string' ? scrubProgram(inner, by) : clean(inner),
      ]),
    );
  };
  // What goes in and comes out has one shape: only strings change.
  return clean(value) as T;
}
