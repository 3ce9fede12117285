import { describe, expect, it } from 'vitest';
import { BROWSER_LIMITS } from '#grader/protocol.ts';
import { runRequest } from './run-request.ts';

const HOME = { standing: 'verified', runner: 'test', limits: BROWSER_LIMITS } as const;
const RUN = { solution: 'code', seed: 3, visibility: 'all' } as const;

describe('what a judge is asked for a run', () => {
  it('is the run and the rules of the home, with a name of its own and the hash of the code', async () => {
    const request = await runRequest(RUN, HOME);
    const { runId, codeHash, ...rest } = request;
    expect(rest).toEqual({ ...RUN, ...HOME });
    expect([runId.length, codeHash.length > 10]).toEqual([36, true]);
    const again = await runRequest(RUN, HOME);
    expect([again.codeHash === codeHash, again.runId === runId]).toEqual([true, false]);
    expect((await runRequest({ ...RUN, solution: 'other' }, HOME)).codeHash).not.toBe(codeHash);
  });

  it('has what else was asked for, and nothing of how the host listens', async () => {
    const more = {
      ...{ caseIds: ['a'], rounds: [{ caseId: 'a', seed: 1 }], timeOutsInRowMax: 0 },
      ...{ against: { hash: 'h', files: {} }, care: { lost: ['b'], conclude: false } },
    };
    const listening = {
      onEvent: () => undefined,
      signal: new AbortController().signal,
      secondOpinion: 'cpu',
    } as const;
    const request = await runRequest({ ...RUN, ...more, ...listening }, { ...HOME, slowness: 4 });
    expect(request).toMatchObject({ ...more, slowness: 4 });
    expect(structuredClone(request)).toEqual(request);
    expect(Object.keys(request).filter((key) => key in listening)).toEqual([]);
  });

  it('cannot be told by the run what the home decides', async () => {
    const forged = { ...RUN, standing: 'verified', limits: { ...BROWSER_LIMITS, runMs: 1e9 } };
    expect(await runRequest(forged, { ...HOME, standing: 'provisional' })).toMatchObject({
      standing: 'provisional',
      limits: BROWSER_LIMITS,
    });
  });
});
