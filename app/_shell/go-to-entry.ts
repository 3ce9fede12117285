/** A place that "Go to" can lead to. */
export interface GoToEntry {
  readonly href: string;
  /** "3.2", or empty for pages. */
  readonly number: string;
  readonly title: string;
  /** The module, or what kind of page it is. */
  readonly group: string;
}

/**
 * Entries in which every word of the query begins a word of number, title or group, in their own order;
 * those whose number or title starts with the query come first.
 */
export function matchEntries<Entry extends GoToEntry>(
  entries: readonly Entry[],
  query: string,
): readonly Entry[] {
  const words = wordsOf(query);
  if (words.length === 0) return entries;
  const matches = entries.filter((entry) => {
    const found = wordsOf(`${entry.number} ${entry.title} ${entry.group}`);
    return words.every((word) => found.some((candidate) => candidate.startsWith(word)));
  });
  const wanted = plain(query.trim());
  const leads = (entry: Entry) => plain(entry.title).startsWith(wanted) || entry.number.startsWith(wanted);
  return [...matches.filter(leads), ...matches.filter((entry) => !leads(entry))];
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}

function wordsOf(text: string): readonly string[] {
  return plain(text)
    .split(/[^\p{L}\p{N}.]+/u)
    .filter((word) => word !== '');
}
