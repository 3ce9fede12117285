/** A misconception that is made once more: what stays of it. */
export interface BegunMistake {
  /** The file that it is written to. */
  readonly path: string;
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
}

/** A mistake as far as its author has come. */
export interface MistakeText extends Pick<BegunMistake, 'title' | 'hint'> {
  /** The reference with the mistake made in it. */
  readonly source: string;
  /** As the reference was when this was begun. */
  readonly reference: string;
}

/** What a mistake is before anything is written of it. */
export function firstMistakeText(begun: BegunMistake | null, reference: string): MistakeText {
  return { title: begun?.title ?? '', hint: begun?.hint ?? '', source: reference, reference };
}

export function isMistakeText(value: unknown): value is MistakeText {
  if (typeof value !== 'object' || value === null) return false;
  const { title, hint, source, reference } = value as Readonly<Record<string, unknown>>;
  return [title, hint, source, reference].every((text) => typeof text === 'string');
}

/** Title and hint of a file, as far as it can be read. */
export async function begunFrom(path: string, text: string): Promise<BegunMistake> {
  // Only who makes a mistake anew needs a reader of YAML.
  const { parseDocument } = await import('yaml');
  const [, front = '', body = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const title: unknown = parseDocument(front).toJS()?.title;
  const hint = body.replace(/^```diff\s*$[\s\S]*?^```\s*$/gm, '').replace(/\n{3,}/g, '\n\n');
  return { path, title: typeof title === 'string' ? title : '', hint: hint.trim() };
}
