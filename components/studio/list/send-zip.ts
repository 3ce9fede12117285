import type { ImportedView } from '#server/studio/zip/import-view.ts';
import { failedWords } from '../../kept/unreached.ts';
import type { Answer } from '../studio-actions.ts';

export interface ZipToSend {
  readonly course: string;
  readonly file: File;
  readonly bytesMax: number;
}

type Taken = Omit<Extract<ImportedView, { kind: 'imported' }>, 'kind'>;

/** Sends a zip of an exercise; every problem of it, a line each, or the new draft. */
export async function sendZip({ course, file, bytesMax }: ZipToSend): Promise<Answer<Taken>> {
  if (file.size > bytesMax)
    return { ok: false, problem: `${file.name} is larger than ${bytesMax / 2 ** 20} MiB. Nothing was sent.` };
  try {
    const address = `/api/studio/import?course=${encodeURIComponent(course)}`;
    const response = await fetch(address, { method: 'POST', body: file });
    if (!response.ok) return { ok: false, problem: await response.text() };
    const { draftId, copied } = (await response.json()) as Taken;
    return { ok: true, value: { draftId, copied } };
  } catch (error) {
    return { ok: false, problem: failedWords(error, 'Import the zip again.') };
  }
}
