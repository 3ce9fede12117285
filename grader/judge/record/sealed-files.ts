import { z } from 'zod';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import type { FileMap } from '#grader/protocol.ts';
import { RECORDING_PATH } from './recording.ts';

const needsSchema = z.object({ needsDriver: z.boolean() });

/**
 * What a browser's judge gets of a sealed exercise: the manifest as parsed, since comments in exercise.yaml may tell
 * anything; the recording; and the driver where a recorded call goes to it.
 * @param recording its text, as `RecordingHost.record` gives it
 */
export function sealedFiles(
  version: { readonly files: FileMap; readonly manifest: Manifest },
  recording: string,
): FileMap {
  const { needsDriver } = needsSchema.parse(JSON.parse(recording));
  const driver = version.files['driver.ts'];
  return {
    'exercise.yaml': JSON.stringify(version.manifest),
    [RECORDING_PATH]: recording,
    ...(needsDriver && driver !== undefined ? { 'driver.ts': driver } : {}),
  };
}
