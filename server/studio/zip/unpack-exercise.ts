/** A zip of an exercise's folder to its files, or every reason why it is none. */
import { isAsset, isFolderFile, isTooLong } from '#grader/exercise/files/exercise-files.ts';
import type { FileMap } from '#grader/protocol.ts';
import { yamlLengthProblems } from '../../exercises/author-yaml.ts';
import { readZip, type ZipProblem } from './read-zip.ts';

export interface UnpackedExercise {
  /** The folders in which the files lay: "cnn/conv2d"; empty where they lay at the top. */
  readonly folder: string;
  /** Those without a problem. */
  readonly files: FileMap;
  readonly problems: readonly ZipProblem[];
}

export async function unpackExercise(zip: Uint8Array): Promise<UnpackedExercise> {
  const { readable, problems: broken } = await readZip(zip);
  const problems = [...broken];
  const folder = folderOf([...readable.keys()]);
  if (folder === null) {
    // Where an archive cannot be read, or its manifest cannot, that is said already.
    if (!broken.some(({ path }) => path === '' || isManifest(path)))
      problems.push({ path: '', message: 'holds no exercise.yaml, or more than one.' });
    return { folder: '', files: {}, problems };
  }
  const files: Record<string, string> = {};
  for (const [entry, content] of readable) {
    const path = entry.startsWith(folder) ? entry.slice(folder.length) : null;
    const text = path === null ? null : textOf(path, content);
    const problem = problemOf(path, text);
    if (problem !== null) problems.push({ path: entry, message: problem });
    else if (path !== null && text !== null) files[path] = text;
  }
  return { folder: folder.replace(/\/$/, ''), files, problems };
}

const isManifest = (path: string): boolean => path.split('/').at(-1) === 'exercise.yaml';

/** With its slash; null where it is not clear. */
function folderOf(paths: readonly string[]): string | null {
  const [manifest, another] = paths.filter(isManifest);
  if (manifest === undefined || another !== undefined) return null;
  return manifest.slice(0, -'exercise.yaml'.length);
}

function problemOf(path: string | null, text: string | null): string | null {
  if (path === null) return 'lies outside of the folder of exercise.yaml.';
  if (!isFolderFile(path)) return 'is no file of an exercise. Take it out.';
  if (text === null || text.includes('\0')) return 'is no UTF-8 text.';
  if (isTooLong(path, text)) return 'is too long: a text may have 1 MiB, an asset 12 MiB.';
  return yamlLengthProblems({ [path]: text })[0]?.message ?? null;
}

/** As a bundle keeps it; null where a text is none. */
function textOf(path: string, content: Uint8Array): string | null {
  if (isAsset(path)) return Buffer.from(content).toString('base64');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return null;
  }
}
