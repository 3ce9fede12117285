/** Counts of things in words: the one place that makes plurals, of our own words and of the words of authors. */

/** "1 entry", "3 entries". */
export function counted(count: number | string, noun: string): string {
  return `${count} ${String(count) === '1' ? noun : pluralOf(noun)}`;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['index', 'indices'],
  ['matrix', 'matrices'],
  ['vertex', 'vertices'],
  ['quiz', 'quizzes'],
  ['leaf', 'leaves'],
  ['half', 'halves'],
  // Its ch is a k.
  ['epoch', 'epochs'],
]);

/**
 * Of an English noun, or of several words that end with one: "queries", "axes", "time indices". A plural in a plain -s
 * behind a consonant or an e stays as it is ("features"); of another, as "areas" or "data", a second plural is made.
 */
export function pluralOf(noun: string): string {
  const last = noun.lastIndexOf(' ') + 1;
  return noun.slice(0, last) + pluralOfWord(noun.slice(last));
}

function pluralOfWord(noun: string): string {
  const irregular = IRREGULAR.get(noun);
  if (irregular !== undefined) return irregular;
  if (/is$/.test(noun)) return `${noun.slice(0, -2)}es`;
  if (/(?:[aisu]s|ss|[xz]|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/s$/.test(noun)) return noun;
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
