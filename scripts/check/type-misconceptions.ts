/** Types of the misconceptions that are written as differences: made whole under `.cache/misconceptions`, then checked there. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import { findExercises } from '#grader/folder/load-course.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { nodeModule, runCommand } from './run-command.ts';

const FOLDER = '.cache/misconceptions';
/** A program of its own: what is left of an older run must not get into that of the project. */
const TSCONFIG = { extends: '../../tsconfig.json', include: ['**/*.ts'], exclude: [] };

/** @throws ExerciseError for a difference that does not fit */
async function writePrograms(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'tsconfig.json'), JSON.stringify(TSCONFIG));
  // Without any program, TypeScript would complain.
  writeFileSync(join(FOLDER, 'none.ts'), 'export {};\n');
  for (const slug of await findExercises('exercises')) {
    const { files } = await loadFolder(join('exercises', slug));
    for (const { name, expanded } of misconceptionPrograms(files)) {
      for (const [i, source] of (expanded?.sources ?? []).entries()) {
        const path = join(FOLDER, slug, `${name}${i === 0 ? '' : `.form-${i + 1}`}.ts`);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, source);
      }
    }
  }
}

/** An error names the program, `.cache/misconceptions/<module>/<slug>/<name>.ts`, and its line there. */
export async function typeMisconceptions(): ReturnType<typeof runCommand> {
  await writePrograms();
  const tsc = nodeModule('typescript/bin/tsc');
  return runCommand(process.execPath, [tsc, '--noEmit', '--pretty', '-p', FOLDER]);
}

if (import.meta.main) {
  const { exitCode, output } = await typeMisconceptions();
  if (output.trim() !== '') console.log(output.trimEnd());
  process.exitCode = exitCode ?? 1;
}
