/** What can be written at a place of `exercise.yaml`: keys that are not there yet, or the words of a key. */
import { MANIFEST_KEYS, type ManifestKey } from './manifest-keys.ts';

export interface Suggestion {
  readonly label: string;
  readonly about: string;
  /** From the beginning of the word at the cursor. */
  readonly insert: string;
}

/** @param before all text up to the cursor @param after the rest */
export function manifestSuggestions(before: string, after: string): readonly Suggestion[] {
  const lines = before.split('\n');
  const line = lines.at(-1) ?? '';
  const above = lines.slice(0, -1);
  const value = /^(\s*(?:- )?)([\w]+):\s+\S*$/.exec(line);
  if (value) {
    const [, lead = '', key = ''] = value;
    return (keysAt(placeOf(above, lead))[key]?.values ?? []).map((word) => ({
      label: word,
      about: '',
      insert: word,
    }));
  }
  const started = /^(\s*(?:- )?)\w*$/.exec(line);
  if (!started) return [];
  const [, lead = ''] = started;
  const taken = siblingsOf(above, after.split('\n').slice(1), lead);
  return Object.entries(keysAt(placeOf(above, lead)))
    .filter(([key]) => !taken.has(key))
    .map(([key, { about, values, insert }]) => ({
      label: key,
      about,
      insert: `${key}:${insert ?? (values ? ` ${values[0]}` : ' ')}`,
    }));
}

function keysAt(place: string): Readonly<Record<string, ManifestKey>> {
  return MANIFEST_KEYS[place] ?? {};
}

/** "- " is the indent of the list and two more. */
const indentOf = (lead: string): number => lead.length;

interface Line {
  readonly indent: number;
  readonly isItem: boolean;
  readonly key: string;
}

function read(line: string): Line | null {
  const [, spaces = '', dash = '', key = ''] = /^( *)(- )?(\w+):/.exec(line) ?? [];
  return key === '' ? null : { indent: spaces.length + dash.length, isItem: dash !== '', key };
}

/** Of whom the keys at this indent are. */
function placeOf(above: readonly string[], lead: string): string {
  let indent = indentOf(lead);
  let inItem = lead.trimStart() === '- ';
  const path: string[] = [];
  for (const text of above.toReversed()) {
    const line = read(text);
    if (!line) continue;
    if (line.indent === indent && line.isItem) inItem = true;
    // An item begins two columns before its keys; the list's own key may stand right above its dash.
    const parent = inItem ? line.indent <= indent - 2 : line.indent < indent;
    if (!parent) continue;
    path.unshift(inItem ? `${line.key}[]` : line.key);
    indent = line.indent;
    inItem = line.isItem;
  }
  return path.join('.');
}

/** Keys beside the one that is written, above and below it. */
function siblingsOf(above: readonly string[], below: readonly string[], lead: string): ReadonlySet<string> {
  const indent = indentOf(lead);
  const found = new Set<string>();
  const collect = (lines: readonly string[], isEnd: (line: Line) => boolean) => {
    for (const text of lines) {
      const line = read(text);
      if (!line) continue;
      if (line.indent < indent) return;
      if (line.indent > indent) continue;
      if (isEnd(line)) {
        if (lines !== below) found.add(line.key);
        return;
      }
      found.add(line.key);
    }
  };
  // Upwards, the item's own dash is its first key; downwards it is the next item's.
  if (lead.trimStart() !== '- ') collect(above.toReversed(), ({ isItem }) => isItem);
  collect(below, ({ isItem }) => isItem);
  return found;
}
