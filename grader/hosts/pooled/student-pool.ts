import type { RealmMaker, StudentNeeds, StudentRealm } from './realms.ts';

export interface StudentPool<S> {
  /** A realm that no code has been in: one that waits, else one that boots now. */
  take(needs: StudentNeeds): Promise<S>;
  close(): Promise<void>;
}

export interface StudentPoolOptions<S> {
  readonly size: number;
  /** What waiting realms are made for; a run that needs more gets one of its own. */
  readonly usual: StudentNeeds;
  readonly onBooted: (realm: S) => void;
}

/** Keeps `size` booted student realms waiting, so that a run starts in milliseconds. */
export function createStudentPool<S extends StudentRealm>(
  maker: RealmMaker<S>,
  { size, usual, onBooted }: StudentPoolOptions<S>,
): StudentPool<S> {
  const waiting: Promise<S>[] = [];
  let closed = false;

  const refill = (): void => {
    while (!closed && waiting.length < size) {
      const booting = maker.startStudent(usual);
      waiting.push(booting);
      const drop = (): void => {
        const at = waiting.indexOf(booting);
        if (at >= 0) waiting.splice(at, 1);
      };
      // One that fails or dies while it waits is dropped; whoever needs one boots it and hears why not.
      booting
        .then((realm) => {
          onBooted(realm);
          return realm.gone.then(drop);
        }, drop)
        .catch(() => undefined);
    }
  };
  refill();
  return {
    async take(needs) {
      const fits = needs.memoryBytes === usual.memoryBytes && needs.cpuMs === usual.cpuMs;
      const next = fits ? waiting.shift() : undefined;
      const realm = await (next?.catch(() => maker.startStudent(needs)) ?? maker.startStudent(needs));
      // Starting another would slow down the run that begins now: that waits for its end, unless nobody waits any more.
      if (waiting.length === 0) refill();
      else realm.gone.then(refill, refill);
      return realm;
    },
    async close() {
      closed = true;
      await Promise.all(
        waiting.splice(0).map((booting) =>
          booting.then(
            (realm) => realm.end(),
            () => undefined,
          ),
        ),
      );
    },
  };
}
