/** An exercise as loaded: manifest plus files. `grader/folder/load-folder.ts` reads one from disk, the studio builds one from a map. */
import type { FileMap } from '#grader/protocol.ts';
import type { Manifest } from './manifest.ts';

export interface ExerciseBundle {
  /** "cnn/conv2d". */
  readonly slug: string;
  readonly manifest: Manifest;
  /** All files by path, `exercise.yaml` included, sorted. */
  readonly files: FileMap;
  /** SHA-256 over sorted paths and contents, hex; names the exercise version. */
  readonly hash: string;
}
