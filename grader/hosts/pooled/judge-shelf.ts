import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { parseManifest } from '#grader/exercise/files/parse-yaml.ts';
import type { CasePlan } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { askJudge, type Exercise, preparing } from '../run/ask-judge.ts';
import type { JudgeRealm, RealmMaker, StudentRealm } from './realms.ts';

/** A judge with an exercise in it, for one run at a time. */
export interface PreparedJudge<S extends StudentRealm> {
  readonly judge: JudgeRealm<S>;
  readonly plan: CasePlan[];
  readonly manifest: Manifest;
}

export interface JudgeShelf<S extends StudentRealm> {
  /** A judge prepared for the exercise that nobody else uses. @throws GraderFault when the exercise does not load */
  take(exercise: Exercise): Promise<PreparedJudge<S>>;
  /** Puts it back for the next run of the same exercise. */
  put(exercise: Exercise, prepared: PreparedJudge<S>): void;
  /** Ends a judge whose state is in doubt. */
  drop(prepared: PreparedJudge<S>): Promise<void>;
  close(): Promise<void>;
}

/** Many times what the largest exercise takes to load. One that never ends is found so soon on a busy machine too. */
const PREPARE_CPU_MS = 15_000;

/** Keeps judges of the last few exercises. @param idleMax judges that wait, over all exercises */
export function createJudgeShelf<S extends StudentRealm>(
  maker: RealmMaker<S>,
  idleMax: number,
): JudgeShelf<S> {
  /** Longest unused first. */
  const idle: { hash: string; prepared: PreparedJudge<S> }[] = [];
  const all = new Set<JudgeRealm<S>>();
  let closed = false;

  const end = async (judge: JudgeRealm<S>): Promise<void> => {
    all.delete(judge);
    await judge.end();
  };
  return {
    async take(exercise) {
      const at = idle.findLastIndex(({ hash }) => hash === exercise.hash);
      const [kept] = at >= 0 ? idle.splice(at, 1) : [];
      if (kept) return kept.prepared;
      const judge = await maker.startJudge();
      all.add(judge);
      const forget = (): void => {
        all.delete(judge);
        const dead = idle.findIndex(({ prepared }) => prepared.judge === judge);
        if (dead >= 0) idle.splice(dead, 1);
      };
      judge.gone.then(forget).catch(forget);
      try {
        if (closed) throw new GraderFault('The host is closed.');
        judge.allow?.(PREPARE_CPU_MS);
        const { plan } = await askJudge(judge, preparing(exercise));
        judge.allow?.(Number.POSITIVE_INFINITY);
        return { judge, plan, manifest: parseManifest(exercise.files['exercise.yaml'] ?? '', exercise.slug) };
      } catch (error) {
        await end(judge);
        throw error;
      }
    },
    put({ hash }, prepared) {
      if (!all.has(prepared.judge)) return;
      idle.push({ hash, prepared });
      while (idle.length > idleMax || (closed && idle.length > 0)) {
        const oldest = idle.shift();
        if (oldest) end(oldest.prepared.judge).catch(() => undefined);
      }
    },
    drop: ({ judge }) => end(judge),
    async close() {
      closed = true;
      idle.length = 0;
      await Promise.all([...all].map(end));
    },
  };
}
