import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { ExerciseBundle } from '../exercise/files/bundle.ts';
import { loadFiles } from '../exercise/files/load-files.ts';
import { misconceptionPrograms } from '../exercise/misconceptions/expand-misconceptions.ts';
import { findExercises } from '../folder/load-course.ts';
import { loadFolder } from '../folder/load-folder.ts';
import { CliProblem } from './cli-problem.ts';

/** The exercise that a person means by "cnn/conv2d" or by a path. @throws CliProblem, ExerciseError */
export async function findExercise(root: string, name: string): Promise<ExerciseBundle> {
  return loadFolder(folderOf(root, name));
}

/** The folder of the exercise that a person means. @throws CliProblem when there is none */
export function folderOf(root: string, name: string): string {
  const candidates = [join(root, 'exercises', name), resolve(name)];
  const folder = candidates.find((path) => existsSync(join(path, 'exercise.yaml')));
  if (folder) return folder;
  throw new CliProblem(
    `There is no exercise '${name}'. Expected "<module>/<slug>" or the path of its folder.`,
  );
}

/** Slugs that paths and names select: exercises, modules, or the whole folder. All when none are given. */
export async function selectExercises(root: string, names: readonly string[]): Promise<string[]> {
  const all = await findExercises(join(root, 'exercises'));
  if (names.length === 0) return all;
  const selected = names.flatMap((name) => {
    const prefix = slugPrefix(root, name);
    const found = all.filter((slug) => prefix === '' || slug === prefix || slug.startsWith(`${prefix}/`));
    if (found.length === 0) throw new CliProblem(`There is no exercise under '${name}'.`);
    return found;
  });
  return [...new Set(selected)];
}

function slugPrefix(root: string, name: string): string {
  const folder = join(root, 'exercises');
  const path = existsSync(resolve(name)) ? relative(folder, resolve(name)) : name;
  return path.split(sep).join('/').replace(/\/$/, '');
}

/** The exercise with another `cases.ts`. */
export async function withCases(bundle: ExerciseBundle, casesFile: string): Promise<ExerciseBundle> {
  return loadFiles(bundle.slug, { ...bundle.files, 'cases.ts': await readText(casesFile) });
}

/** A program to run: a file of TypeScript, or a misconception of the exercise as the program that it stands for. @throws CliProblem, ExerciseError */
export async function readProgram(bundle: ExerciseBundle, path: string): Promise<string> {
  const text = await readText(path);
  if (!path.endsWith('.md')) return text;
  const file = `misconceptions/${basename(path)}`;
  const programs = misconceptionPrograms({ ...bundle.files, [file]: text });
  const program = programs.find((one) => one.path === file);
  if (program) return program.source;
  throw new CliProblem(`${path} is no program. Expected a .ts file, or a misconception in a .md file.`);
}

/** @throws CliProblem when the file cannot be read */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    const why: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'reading it is not allowed',
    };
    throw new CliProblem(`${path} cannot be read: ${why[code] ?? code}.`);
  }
}

export interface ParsedArguments {
  readonly positionals: readonly string[];
  readonly text: (name: string) => string | undefined;
  /** Every value of an option that may be repeated. */
  readonly texts: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
  /** @throws CliProblem when it is no whole number, 0 or more */
  readonly integer: (name: string, byDefault: number) => number;
}

/** @throws CliProblem for options that the command does not know */
export function readArguments(
  args: readonly string[],
  options: Readonly<Record<string, 'string' | 'strings' | 'boolean'>>,
): ParsedArguments {
  const types = Object.fromEntries(
    Object.entries(options).map(([name, type]) => [
      name,
      type === 'strings' ? { type: 'string' as const, multiple: true } : { type },
    ]),
  );
  const parsed = parseOrExplain(args, types);
  const text = (name: string): string | undefined => {
    const value = parsed.values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    positionals: parsed.positionals,
    text,
    texts: (name) => [parsed.values[name] ?? []].flat().map(String),
    flag: (name) => parsed.values[name] === true,
    integer(name, byDefault) {
      const written = text(name);
      if (written === undefined) return byDefault;
      if (!/^\d{1,9}$/.test(written)) throw new CliProblem(`--${name} ${written}: expected a whole number.`);
      return Number(written);
    },
  };
}

function parseOrExplain(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CliProblem(error instanceof Error ? error.message : String(error));
  }
}
