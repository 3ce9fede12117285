/** An exercise's files, loaded in the judge realm: cases to run, the reference to compare with, known mistakes. */

import { caseProblems } from '#grader/exercise/case-problems.ts';
import type { CaseSpec } from '#grader/exercise/case-spec.ts';
import { decodeAssets } from '#grader/exercise/files/asset-bytes.ts';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import * as sdk from '#grader/exercise/index.ts';
import type { CasePlan, CodeError, FileMap } from '#grader/protocol.ts';
import { isLoadRefusal } from '#grader/realm/code-errors.ts';
import type { EntryModule } from '#grader/realm/entry-calls.ts';
import { createEntryModule } from '#grader/realm/entry-module.ts';
import { asEsModule, requireFrom } from '#grader/realm/loading/known-modules.ts';
import { loadModule } from '#grader/realm/loading/module-loader.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { planCases } from './cases/case-ids.ts';
import { loadMisconceptions, type Misconception } from './explain/misconceptions.ts';
import { exerciseFault, faultIn, type JudgeFault } from './judge-fault.ts';
import { prepareRecording } from './record/prepare-recording.ts';
import { RECORDING_PATH, type RecordedSpec } from './record/recording.ts';

export interface PlannedCase {
  readonly plan: CasePlan;
  /** As the author wrote it, or as it was recorded. */
  readonly spec: CaseSpec | RecordedSpec;
}

export interface PreparedExercise {
  readonly slug: string;
  readonly hash: string;
  readonly manifest: Manifest;
  readonly files: FileMap;
  readonly driver: string | null;
  readonly assets: Readonly<Record<string, Uint8Array>>;
  readonly cases: readonly PlannedCase[];
  readonly reference: EntryModule;
  /** Loaded on first use: most runs need none. */
  readonly misconceptions: () => readonly Misconception[];
  /** Any program of the author's, with the driver. Of a recording, never asked. @throws JudgeFault when it does not load */
  readonly program: (path: string, source: string) => EntryModule;
}

/** References return what they like; this only stops a runaway. */
const REFERENCE_OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

/** Loads an exercise. @throws JudgeFault or ExerciseError that names the file and what to do */
export function prepareExercise(
  { slug, hash, files }: { slug: string; hash: string; files: FileMap },
  tf: TensorFlow,
): PreparedExercise {
  const manifest = parseManifest(required(files, 'exercise.yaml'), slug);
  const recording = files[RECORDING_PATH];
  const driver = files['driver.ts'] ?? null;
  if (recording !== undefined) {
    const recorded = prepareRecording({ slug, hash }, recording);
    const program = () => recorded.reference;
    return {
      slug,
      hash,
      manifest,
      files,
      driver,
      assets: {},
      misconceptions: () => [],
      program,
      ...recorded,
    };
  }
  const specs = loadCases(required(files, 'cases.ts'), tf);
  const load = (path: string, text = required(files, path)): EntryModule => {
    const source = { fileName: path, source: text, driver };
    const loaded = createEntryModule(source, { tf, outputBytesMax: REFERENCE_OUTPUT_BYTES_MAX });
    if (loaded.kind === 'loaded') return loaded.module;
    // The two load as one: alone, a driver says that it is the one at fault.
    if (driver !== null) loadPlainModule('driver.ts', driver, tf);
    throw loadFault(path, loaded.error);
  };
  const read = (path: string, source: string) => loadPlainModule(path, source, tf);
  const reference = load('reference.ts');
  requireEntryPoints(manifest, reference);
  let misconceptions: readonly Misconception[] | null = null;
  return {
    slug,
    hash,
    manifest,
    files,
    driver,
    assets: decodeAssets(files),
    cases: planCases(specs).map((plan, i) => ({ plan, spec: specs[i] as CaseSpec })),
    reference,
    program: load,
    misconceptions: () => (misconceptions ??= loadMisconceptions(files, { read, load })),
  };
}

function loadCases(source: string, tf: TensorFlow): readonly CaseSpec[] {
  const exported = loadPlainModule('cases.ts', source, tf).default;
  const cases = Array.isArray(exported) ? exported : [];
  if (cases.length === 0) {
    throw faultIn('cases.ts', 'expected `export default defineCases([…])` with at least one case.');
  }
  const problems = caseProblems(cases);
  if (problems.length > 0) {
    throw exerciseFault(problems.map((message) => ({ file: 'cases.ts', line: null, message })));
  }
  return cases as readonly CaseSpec[];
}

function loadPlainModule(
  fileName: string,
  source: string,
  tf: TensorFlow,
): Readonly<Record<string, unknown>> {
  const modules = {
    '@tensorflow/tfjs': asEsModule(tf),
    '@descent/exercise': asEsModule(sdk),
    '@descent/show': asEsModule({ show: () => undefined, progress: () => undefined }),
  };
  try {
    return loadModule({ fileName, source, require: requireFrom(modules, fileName) });
  } catch (error) {
    if (!isLoadRefusal(error)) throw error;
    throw loadFault(fileName, error.codeError);
  }
}

function loadFault(path: string, { line, message }: CodeError): JudgeFault {
  return exerciseFault([{ file: path, line: line ?? null, message: `does not load: ${message}` }]);
}

function requireEntryPoints(manifest: Manifest, reference: EntryModule): void {
  for (const { name } of manifest.entryPoints) {
    if (!reference.exports.includes(name)) {
      throw faultIn('reference.ts', `exports no function \`${name}\`, which exercise.yaml names.`);
    }
  }
}

function required(files: FileMap, path: string): string {
  const content = files[path];
  if (content === undefined) throw faultIn(path, 'is missing.');
  return content;
}
