/** A file from the author's machine as an exercise keeps it: figures as text, all else as base64 of an asset. */

export type Uploaded =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** What one save carries at most; larger ones come in a zip. */
const UPLOAD_BYTES_MAX = 700_000;
/** Long enough for any name that says something, well below the path that one save carries. */
const STEM_LENGTH_MAX = 100;

/** What the draft cannot keep is refused here: a save takes all files or none, so one such file would hold up the others. */
export async function uploadedText(file: File): Promise<Uploaded> {
  const refused = (why: string): Uploaded => ({
    kind: 'refused',
    problem: `${file.name || 'A file without a name'} ${why}`,
  });
  if (file.size > UPLOAD_BYTES_MAX)
    return refused('is larger than 700 kB. Import it in the zip of the exercise.');
  const path = pathOf(file.name);
  if (path === null)
    return refused(
      'was not taken: a file here is named with letters from a to z, digits and hyphens. Rename it, then upload it again.',
    );
  if (path.startsWith('figures/')) {
    const text = await file.text();
    // As of UTF-16.
    if (text.includes('\0'))
      return refused('was not taken: it cannot be read as text. Save it as UTF-8, then upload it again.');
    return { kind: 'file', path, text };
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    kind: 'file',
    path,
    text: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
  };
}

/** "figures/ubersicht-3.svg" for "Übersicht 3.SVG"; null where nothing is left that a file may be named. */
function pathOf(fileName: string): string | null {
  const name = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-');
  const [, before = '', ending = ''] = /^(.*?)(\.[^.]{0,20})?$/.exec(name) ?? [];
  const stem = before.replace(/^[^a-z0-9]+/, '').slice(0, STEM_LENGTH_MAX);
  if (stem === '') return null;
  return ending === '.svg' ? `figures/${stem.replace(/[._]+/g, '-')}.svg` : `assets/${stem}${ending}`;
}

/** A file that was dropped on a statement or pasted into it. */
export async function uploadedFigure(file: File): Promise<Uploaded> {
  const uploaded = await uploadedText(file);
  if (uploaded.kind === 'refused' || uploaded.path.startsWith('figures/')) return uploaded;
  return {
    kind: 'refused',
    problem: `${file.name} is no SVG. A figure is: it stays sharp, and it can be read. Draw it anew, or upload the file as an asset.`,
  };
}

/** The Markdown that shows a figure, its name as words. */
export function figureMarkdown(path: string): string {
  return `![${path.slice('figures/'.length, -'.svg'.length).replaceAll('-', ' ')}](${path})`;
}
