/** Takes what names a person out of everything that a view says. */

export interface Identity {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Shorter ones are words of their own. */
const LOCAL_PART_LENGTH_MIN = 4;
/** Addresses of accounts that are nobody's; as words they say nothing of a person, and views use them. */
const ROLE_WORDS: ReadonlySet<string> = new Set(['student', 'instructor', 'admin', 'staff']);

/** The name as it is written in mails, files and comments: in any case, either way round, with any joint. */
function pattern({ id, name, email }: Identity): RegExp {
  const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const words = name
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(literal);
  const joint = String.raw`[\s_.,-]*`;
  const names = words.length < 2 ? words : [words.join(joint), words.toReversed().join(joint)];
  const [local = ''] = email.split('@');
  const parts = [
    literal(email),
    literal(id),
    ...names,
    ...(local.length < LOCAL_PART_LENGTH_MIN || ROLE_WORDS.has(local) ? [] : [literal(local)]),
  ];
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${parts.join('|')})(?![\p{L}\p{N}])`, 'giu');
}

/** The same value with every string of it scrubbed; lines stay where they are. */
export function scrub<T>(value: T, { identity, alias }: { identity: Identity; alias: string }): T {
  const names = pattern(identity);
  const clean = (part: unknown): unknown => {
    if (typeof part === 'string') return part.replaceAll(names, alias);
    if (Array.isArray(part)) return typeof part[0] === 'number' ? part : part.map(clean);
    if (part === null || typeof part !== 'object') return part;
    if (Object.getPrototypeOf(part) !== Object.prototype) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, clean(inner)]));
  };
  // What goes in and comes out has one shape: only strings change.
  return clean(value) as T;
}
