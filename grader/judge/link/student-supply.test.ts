import { describe, expect, it } from 'vitest';
import type { GoneReason } from '#grader/protocol.ts';
import { channelPair } from '../testing.ts';
import { createStudentSupply, type StudentRealm } from './student-supply.ts';

const realm = (): StudentRealm => ({
  channel: channelPair()[0],
  device: { backend: 'cpu', name: 'CPU', software: false, reason: '' },
});
const ignore = (): void => undefined;

function setting() {
  const asked: GoneReason[] = [];
  return { asked, supply: createStudentSupply((reason) => asked.push(reason)) };
}

describe('the supply of student realms', () => {
  it('waits for the realm that the host brings unasked, before or after', async () => {
    const { supply, asked } = setting();
    const [early, late] = [realm(), realm()];
    supply.ready(early);
    expect(await supply.take(ignore)).toBe(early);
    supply.release();
    const taken = supply.take(ignore);
    supply.ready(late);
    expect(await taken).toBe(late);
    expect(asked).toEqual([]);
  });

  it('asks once for a realm that the judge gave up, however often that is said', async () => {
    const { supply, asked } = setting();
    supply.ready(realm());
    await supply.take(ignore);
    supply.replace('timed-out');
    supply.replace('timed-out');
    const next = realm();
    const taken = supply.take(ignore);
    supply.gone('timed-out', '');
    supply.ready(next);
    expect(await taken).toBe(next);
    expect(asked).toEqual(['timed-out']);
  });

  it('tells the user of a realm that the host lost, and asks for another when one is needed', async () => {
    const { supply, asked } = setting();
    const told: GoneReason[] = [];
    supply.ready(realm());
    await supply.take((reason) => told.push(reason));
    supply.gone('out-of-memory', 'the watchdog');
    expect([told, asked]).toEqual([['out-of-memory'], []]);
    const taken = supply.take(ignore);
    expect(asked).toEqual(['exited']);
    const next = realm();
    supply.ready(next);
    expect(await taken).toBe(next);
  });

  it('never hands out a realm twice, nor one of the last run', async () => {
    const { supply } = setting();
    const [used, leftOver, fresh] = [realm(), realm(), realm()];
    supply.ready(used);
    await supply.take(ignore);
    supply.replace('timed-out');
    supply.ready(leftOver);
    supply.release();
    const taken = supply.take(ignore);
    supply.ready(fresh);
    expect(await taken).toBe(fresh);
  });
});
