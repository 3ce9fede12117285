import type { DraftRun, DraftRuns, RunEnd } from '#db/queries/exercises/draft-runs.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import { steadyWriter } from '../../jobs/drafts/steady-writer.ts';
import type { Handler, Work } from '../../jobs/handler.ts';
import type { Services } from '../../platform/services.ts';
import type { Job } from '../../queue/kinds.ts';

export interface DraftRunStep<R> extends Work {
  readonly asked: R;
  /** How far it is. */
  readonly write: (progress: Partial<R>) => void;
}

interface DraftRunJob<J extends Job, R extends DraftRun> {
  readonly runs: DraftRuns<R>;
  readonly idOf: (job: J) => string;
  /** What is shown of the last fault once it is given up. */
  readonly faultOf: (fault: string) => Partial<R>;
  readonly run: (services: Services, step: DraftRunStep<R>) => Promise<RunEnd<R>>;
}

/** A job that an author asked for. One that was cancelled meanwhile is done with; one of a dead worker begins anew. */
export function draftRunJob<J extends Job, R extends DraftRun>(of: DraftRunJob<J, R>): Handler<J> {
  const { runs, idOf, faultOf } = of;
  return {
    async run(services, job, work) {
      const { db, queue, now } = services;
      const asked = await runs.selectOptional(db, idOf(job));
      if (asked?.state !== 'running') {
        await db.transaction((tx) => queue.complete(tx, job));
        return;
      }
      const writer = steadyWriter<R>((progress) => runs.updateProgress(db, asked.id, progress));
      const write = (progress: Partial<R>) => writer.write(visibleIn(progress));
      const end = await of.run(services, { ...work, asked, write }).finally(() => writer.flush());
      work.signal.throwIfAborted();
      await db.transaction(async (tx) => {
        await runs.updateEnded(tx, asked.id, { ...visibleIn(end), endedAt: now() });
        await queue.complete(tx, job);
      });
    },

    async keepFault({ db }, job, fault) {
      await runs.updateProgress(db, idOf(job), faultOf(visibleIn(fault)));
    },

    async giveUp({ now }, tx, job) {
      const state: DraftRun['state'] = 'failed';
      await runs.updateEnded(tx, idOf(job), { state, endedAt: now() } as RunEnd<R> & { endedAt: Date });
    },
  };
}
