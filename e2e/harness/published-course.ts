/** The small course, published once and kept by its content: each site of the journeys starts from a copy of the folder. */
import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { contentHash } from '../../scripts/build/content-hash.ts';
import { launchSite } from './site-process.ts';
import { JOURNEY_EXERCISES, writeSmallCourse } from './small-course.ts';

const KEPT = resolve('.cache/e2e');
/** Everything that decides what is in a data folder after the first start. */
const INPUTS = [
  'db/**/*',
  '{server,grader}/**/*.ts',
  'exercises/{course.yaml,course-templates.yaml,proofs.json}',
  ...JOURNEY_EXERCISES.map((slug) => `exercises/${slug}/**/*`),
  'e2e/harness/{small-course,published-course}.ts',
  'package-lock.json',
];

export interface PublishedCourse {
  readonly course: string;
  readonly dataDir: string;
}

/** Where it is kept for the sources as they are now. */
export function publishedCourse(): PublishedCourse {
  const kept = join(KEPT, contentHash(INPUTS).slice(0, 16));
  return { course: join(kept, 'course'), dataDir: join(kept, 'data') };
}

/** Playwright calls it before its workers start. */
export default async function publishOnce(): Promise<void> {
  const { dataDir, course } = publishedCourse();
  if (existsSync(dataDir)) return;
  const kept = resolve(dataDir, '..');
  if (existsSync(KEPT))
    for (const old of readdirSync(KEPT)) rmSync(join(KEPT, old), { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  writeSmallCourse(course);
  // Half a folder must not look like a whole one.
  const aside = `${dataDir}.half`;
  const site = await launchSite({ dataDir: aside, course });
  await site.stop();
  renameSync(aside, dataDir);
}

/** Makes `folder` a data folder in which the small course is published. */
export function copyPublished(folder: string): void {
  cpSync(publishedCourse().dataDir, folder, { recursive: true });
}
