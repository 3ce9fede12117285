/** The site of the graders' pictures: a class with programs, a large course beside it, and a second version of an exercise. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from '@playwright/test';
import publishOnce, { copyPublished, publishedCourse } from '../../e2e/harness/published-course.ts';
import { launchSite, makeDataDir } from '../../e2e/harness/site-process.ts';
import { desk, dryRun, wall } from './desk-scenes.ts';
import type { Stage } from './stage.ts';

type Stages = (context: BrowserContext, origin: string) => Promise<Stage>;

const DESK = { width: 1440, height: 900 };

function seeded(program: string, folder: string): void {
  const { status, stderr } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
}

/** Takes all of them; the stage of each site is made by whoever knows which pictures are wanted. */
export async function takeDesk(browser: Browser, stageOf: Stages): Promise<void> {
  await publishOnce();
  const dataDir = makeDataDir();
  copyPublished(dataDir.path);
  for (const program of ['e2e/harness/seed-class.ts', 'scripts/pictures/seed-large.ts'])
    seeded(program, dataDir.path);
  const course = join(mkdtempSync(join(tmpdir(), 'descent-course-')), 'course');
  cpSync(publishedCourse().course, course, { recursive: true });
  try {
    await onSite({ browser, stageOf, dataDir: dataDir.path, course }, async (stage) => {
      await desk(stage, browser);
      await wall(stage, browser);
    });
    const cases = join(course, 'warm-up/relu/cases.ts');
    const text = readFileSync(cases, 'utf8');
    // With a slip in a case, whoever is right loses by it, and the witness shows where.
    writeFileSync(
      cases,
      text.replace('expect: tensor([0, 0, 0, 0.5, 2])', 'expect: tensor([0, 0, 0, 0.5, 1])'),
    );
    await onSite({ browser, stageOf, dataDir: dataDir.path, course }, dryRun);
  } finally {
    dataDir.remove();
    rmSync(join(course, '..'), { recursive: true, force: true });
  }
}

async function onSite(
  of: { browser: Browser; stageOf: Stages; dataDir: string; course: string },
  play: (stage: Stage) => Promise<void>,
): Promise<void> {
  const { browser, stageOf, dataDir, course } = of;
  const site = await launchSite({ dataDir, course });
  try {
    const context = await browser.newContext({ viewport: DESK, locale: 'en-GB' });
    await play(await stageOf(context, site.origin));
    await context.close();
  } finally {
    await site.stop();
  }
}
