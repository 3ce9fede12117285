/** A check in the studio, as its page gets it: to the first cell, to the end, and from Cancel until its processes are gone. */
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { selectOptionalAssignment, selectOptionalCourse } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '#server/access/actor.ts';
import type { DraftCheckView } from '#server/studio/check/check-view.ts';
import { cancelDraftCheck, startDraftCheck } from '#server/studio/check/draft-checks.ts';
import { watchDraftCheck } from '#server/studio/check/watch-draft-check.ts';
import { createDraft } from '#server/studio/drafts/create-draft.ts';
import { saveFiles } from '#server/studio/drafts/save-files.ts';
import { benchOptions, emit, progress } from './program.ts';
import { atMost } from './row.ts';
import { spread } from './statistics.ts';
import { openCourseServer } from './workload/course-server.ts';

const COURSE = 'odl';
const FLAGSHIPS = ['cnn/conv2d', 'transformers/multi-head'] as const;
/** Each of them is a whole check, half a minute and more. */
const RUNS = 3;
/** Cells are coming and most of the check is ahead when it is cancelled. */
const CANCELLED_RUNS = 10;

const options = benchOptions(RUNS);
let closed: (() => void) | null = null;
const server = await openCourseServer(() => closed?.());

/** The exercise of the catalogue as a draft, with its stored solutions. */
async function draftOf(author: ActorContext, name: string): Promise<string> {
  const [module = '', slug = ''] = name.split('/');
  const course = await selectOptionalCourse(server.services.db, COURSE);
  const placed = await selectOptionalAssignment(server.services.db, {
    ...{ courseId: course?.id ?? '', moduleSlug: module, slug },
  });
  const created = await createDraft(author, {
    ...{ course: COURSE, module, title: slug, assignmentId: null },
    start: { kind: 'copy', versionId: placed?.assignment.versionId ?? '' },
  });
  if (!created.ok) throw new Error(`No draft of ${name}: ${created.refusal}`);
  const { draftId } = created.value;
  const folder = `exercises/${name}/solutions`;
  const changes = readdirSync(folder).map((file) => ({
    ...{ path: `solutions/${file}`, content: readFileSync(`${folder}/${file}`, 'utf8'), baseHash: null },
  }));
  const saved = await saveFiles(author, { draftId, changes });
  if (!saved.ok) throw new Error(`Solutions of ${name} were not saved: ${saved.refusal}`);
  return draftId;
}

const hasCell = ({ matrix }: DraftCheckView) =>
  matrix?.rows.some(({ cells }) => Object.keys(cells).length > 0) ?? false;

/** Follows a check as its page does, until `enough`; gives how long it took from the click. */
async function follow(
  author: ActorContext,
  { draftId, enough }: { draftId: string; enough: (view: DraftCheckView) => boolean },
): Promise<{ readonly checkId: string; readonly firstMs: number; readonly wholeMs: number }> {
  const began = performance.now();
  const started = await startDraftCheck(author, { draftId });
  if (!started.ok) throw new Error(`The check was refused: ${started.refusal}`);
  const { checkId } = started.value;
  const watching = new AbortController();
  const views = await watchDraftCheck(author, { checkId, signal: watching.signal });
  if (!views.ok) throw new Error(`The check was not shown: ${views.refusal}`);
  let firstMs = Number.NaN;
  let last: DraftCheckView | null = null;
  for await (const view of views.value) {
    last = view;
    if (Number.isNaN(firstMs) && hasCell(view)) firstMs = performance.now() - began;
    if (enough(view)) break;
  }
  watching.abort();
  // Whether all of it holds is for the proofs of the catalogue; here it has to come to its end.
  if (last?.state !== 'running' && last?.state !== 'ready')
    throw new Error(`The check ended ${last?.state}: ${JSON.stringify(last?.problems)}`);
  return { checkId, firstMs, wholeMs: performance.now() - began };
}

const author = await server.instructor();
const first: number[] = [];
const cancelled: number[] = [];
const gone: number[] = [];
const whole = new Map<string, number[]>();
try {
  for (const name of FLAGSHIPS) {
    const draftId = await draftOf(author, name);
    const times: number[] = [];
    for (let run = 0; run < options.runs; run++) {
      const { firstMs, wholeMs } = await follow(author, {
        draftId,
        enough: ({ state }) => state !== 'running',
      });
      first.push(firstMs);
      times.push(wholeMs);
      progress(`${name}: ${run + 1} of ${options.runs}`);
    }
    whole.set(name, times);
    for (let run = 0; run < Math.min(CANCELLED_RUNS, 2 * options.runs); run++) {
      const { checkId, firstMs } = await follow(author, { draftId, enough: hasCell });
      first.push(firstMs);
      const ended = new Promise<void>((resolve) => {
        closed = resolve;
      });
      const began = performance.now();
      const answer = await cancelDraftCheck(author, { checkId });
      if (!answer.ok || answer.value.state !== 'cancelled') throw new Error('The check was not cancelled.');
      cancelled.push(performance.now() - began);
      await ended;
      gone.push(performance.now() - began);
    }
  }
} finally {
  await server.close();
}
emit('check', options, {
  title: 'A check in the studio: first cell, a whole flagship, cancel',
  series: [
    { who: 'from the click to the first cell', unit: 'ms', spread: spread(first) },
    ...[...whole].map(([name, times]) => ({
      ...{ who: `whole check of ${name}, stored solutions with it`, unit: 'ms', spread: spread(times) },
    })),
    { who: 'Cancel to the answer', unit: 'ms', spread: spread(cancelled) },
    { who: 'Cancel until the last process of the check is gone', unit: 'ms', spread: spread(gone) },
  ],
  verdicts: [
    atMost('first cell, p95', spread(first).p95, { max: 1_000, unit: 'ms' }),
    ...[...whole].map(([name, times]) =>
      atMost(`check of ${name}, median`, spread(times).median, { max: 60_000, unit: 'ms' }),
    ),
    atMost('cancelled and its processes gone, p95', spread(gone).p95, { max: 250, unit: 'ms' }),
  ],
  notes: [
    'The use cases of the page with a real worker on the embedded database, in realms of Deno processes; each check starts its own. The page looks ten times a second while it follows a check.',
    `Load of the machine at the end: ${(loadavg()[0] ?? 0).toFixed(1)} on ${availableParallelism()} cores.`,
  ],
});
process.exit();
