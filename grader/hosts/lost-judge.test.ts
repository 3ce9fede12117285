import { describe, expect, it } from 'vitest';
import type { JudgeCare } from '#grader/protocol.ts';
import { GraderFault } from './host.ts';
import { JudgeLost, type JudgePlace, withFreshJudges } from './lost-judge.ts';

const PLAN = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ({ id }));
const at = (caseId: string): JudgePlace => ({ caseId });

interface Loss {
  readonly place: JudgePlace;
  readonly overAnswer?: boolean;
  readonly judged?: readonly string[];
}

/** Judges that are lost so, one after the other; the next one gives what care it had. */
async function runs(...losses: readonly Loss[]): Promise<readonly (JudgeCare | undefined)[]> {
  const cares: (JudgeCare | undefined)[] = [];
  await withFreshJudges(
    () => PLAN,
    async (care) => {
      const loss = losses[cares.length];
      cares.push(care);
      if (loss) throw new JudgeLost('lost', { overAnswer: true, judged: [], ...loss });
    },
  );
  return cares;
}

describe('a judge that is lost', () => {
  it('once is followed by one that knows of nothing but takes care', async () => {
    expect(await runs({ place: at('b'), overAnswer: false })).toEqual([
      undefined,
      { lost: [], conclude: true },
    ]);
  });

  it('twice over the answer of one case costs that case, and the next goes on without it', async () => {
    const cares = await runs({ place: at('b') }, { place: at('b') });
    expect(cares.at(-1)).toEqual({ lost: ['b'], conclude: true });
  });

  it('over two cases once each costs neither', async () => {
    const cares = await runs({ place: at('b') }, { place: at('c') });
    expect(cares.at(-1)).toEqual({ lost: [], conclude: true });
  });

  it('twice over the reference alone is a fault', async () => {
    const faults = runs({ place: at('b') }, { place: at('b'), overAnswer: false });
    await expect(faults).rejects.toBeInstanceOf(GraderFault);
  });

  it('while no case is judged is a fault at once', async () => {
    await expect(runs({ place: 'elsewhere' })).rejects.toBeInstanceOf(GraderFault);
  });

  it('twice over the conclusions leaves the hints out and every case as it is', async () => {
    const cares = await runs({ place: 'conclusions' }, { place: 'conclusions' });
    expect(cares.at(-1)).toEqual({ lost: [], conclude: false });
  });

  it('in one case after the other costs those that it had not judged, so that there is an end', async () => {
    const cares = await runs(
      { place: at('b') },
      { place: at('b') },
      { place: at('c') },
      { place: at('d') },
      { place: at('e'), judged: ['a', 'b', 'c', 'd'] },
    );
    expect(cares.at(-1)).toEqual({ lost: ['e', 'f', 'g'], conclude: false });
    const always = runs(...Array.from({ length: 20 }, () => ({ place: at('b') })));
    await expect(always).rejects.toBeInstanceOf(GraderFault);
  });
});
