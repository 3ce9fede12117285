/** A misconception that is made once more: what stays of it. */
export interface BegunMistake {
  /** The file that it is written to. */
  readonly path: string;
  readonly title: string;
  /** Markdown. */
  readonly hint: string;
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
