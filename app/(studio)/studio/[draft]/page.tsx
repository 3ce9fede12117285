import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CourseBar } from '#app/_shell/course-bar.tsx';
import { Studio } from '#components/studio/studio.tsx';
import { requireActor } from '#server/access/actor.ts';
import { readLastDraftCheck } from '#server/studio/check/draft-checks.ts';
import { viewDraft } from '#server/studio/drafts/view-draft.ts';
import { takeBackAction } from '../actions.ts';
import {
  cancelCheckAction,
  cancelDryRunAction,
  cancelLuckAction,
  cancelTryAction,
  checkAction,
  dryRunAction,
  lastTryAction,
  luckAction,
  misconceptionAction,
  offersAction,
  previewAction,
  programsAction,
  publishAction,
  publishViewAction,
  restoreAction,
  revisionsAction,
  saveAction,
  startDryRunAction,
  startLuckAction,
  startTryAction,
  tolerancesAction,
  versionChangesAction,
  versionsAction,
  writeCaseAction,
} from './actions.ts';

export const metadata: Metadata = { title: 'Studio' };

interface DraftPageProps {
  readonly params: Promise<{ readonly draft: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** Instructors of the draft's course only; for everyone else there is no such page. `?file=` opens one of its files; `?copied` comes of an import. */
export default async function DraftPage({ params, searchParams }: DraftPageProps) {
  const { draft: draftId } = await params;
  const { file, copied } = await searchParams;
  const context = await requireActor();
  const view = await viewDraft(context, { draftId });
  if (!view.ok) notFound();
  const check = await readLastDraftCheck(context, { draftId });
  const draft = view.value;
  return (
    <>
      <CourseBar course={draft.course.slug} page="studio" />
      <main id="main" tabIndex={-1}>
        <Studio
          draft={draft}
          userId={context.actor.userId}
          file={typeof file === 'string' ? file : null}
          copied={copied !== undefined}
          check={check.ok ? check.value : null}
          actions={{
            save: saveAction.bind(null, draftId),
            putBack: takeBackAction.bind(null, draftId),
            preview: previewAction.bind(null, draftId),
            check: checkAction.bind(null, draftId),
            cancelCheck: cancelCheckAction,
            luck: luckAction,
            startLuck: startLuckAction,
            cancelLuck: cancelLuckAction,
            dryRun: dryRunAction,
            startDryRun: startDryRunAction,
            cancelDryRun: cancelDryRunAction,
            tolerances: tolerancesAction,
            misconception: misconceptionAction.bind(null, draftId),
            offers: offersAction.bind(null, draftId),
            writeCase: writeCaseAction.bind(null, draftId),
            revisions: revisionsAction.bind(null, draftId),
            restore: restoreAction.bind(null, draftId),
            programs: programsAction,
            lastTry: lastTryAction,
            startTry: startTryAction,
            cancelTry: cancelTryAction,
            publishView: publishViewAction.bind(null, draftId),
            versions: versionsAction.bind(null, draftId),
            versionChanges: versionChangesAction.bind(null, draftId),
            publish: publishAction.bind(null, draftId),
          }}
        />
      </main>
    </>
  );
}
