/** A file from the author's machine as an exercise keeps it: figures as text, all else as base64 of an asset. */

export type Uploaded =
  | { readonly kind: 'file'; readonly path: string; readonly text: string }
  | { readonly kind: 'refused'; readonly problem: string };

/** What one save carries at most; larger ones come in a zip. */
const UPLOAD_BYTES_MAX = 700_000;

export async function uploadedText(file: File): Promise<Uploaded> {
  const name = file.name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-');
  if (file.size > UPLOAD_BYTES_MAX)
    return {
      kind: 'refused',
      problem: `${file.name} is larger than 700 kB. Import it in the zip of the exercise.`,
    };
  if (name.endsWith('.svg'))
    return {
      kind: 'file',
      path: `figures/${name.replace(/[._]+(?=.*\.svg$)/g, '-')}`,
      text: await file.text(),
    };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { kind: 'file', path: `assets/${name}`, text };
}

/** A file that was dropped on a statement or pasted into it, and the Markdown that shows it. */
export type UploadedFigure =
  | { readonly kind: 'figure'; readonly path: string; readonly text: string; readonly markdown: string }
  | { readonly kind: 'refused'; readonly problem: string };

export async function uploadedFigure(file: File): Promise<UploadedFigure> {
  const uploaded = await uploadedText(file);
  if (uploaded.kind === 'refused') return uploaded;
  const { path, text } = uploaded;
  if (!path.startsWith('figures/'))
    return {
      kind: 'refused',
      problem: `${file.name} is no SVG. A figure is: it stays sharp, and it can be read. Draw it anew, or upload the file as an asset.`,
    };
  const words = path.slice('figures/'.length, -'.svg'.length).replaceAll('-', ' ');
  return { kind: 'figure', path, text, markdown: `![${words}](${path})` };
}
