import { describe, expect, it } from 'vitest';
import { packMessage } from '#grader/realm/channel/message-pack.ts';
import { JudgeEvents } from './judge-events.ts';

const BEGUN = packMessage({ type: 'case-started', id: 'one' });

describe('what a judge says', () => {
  it('is read where it is an event, also the longest recording, and a fault where it is none', () => {
    const events = new JudgeEvents();
    expect(events.read(BEGUN)).toEqual({ type: 'case-started', id: 'one' });
    const recording = 'é'.repeat(8 * 1024 * 1024);
    expect(events.read(packMessage({ type: 'recorded', recording }))).toEqual({
      type: 'recorded',
      recording,
    });
    expect(events.read(packMessage({ type: 'won' }))).toMatchObject({ type: 'fault' });
  });

  it('may show as many pictures as a case has', () => {
    const tensor = {
      dtype: 'float32',
      shape: [128, 128],
      data: Array.from({ length: 16_384 }, (_, i) => i / 3),
    };
    const pictures = Array.from({ length: 20 }, () => ({ as: 'heatmap', title: 'a', tensor }));
    const [one] = pictures;
    const events = new JudgeEvents();
    expect(events.read(packMessage({ type: 'picture', caseId: 'a', picture: one }))).toMatchObject({
      type: 'picture',
    });
    // Read as far as the schema, which asks for the rest of an outcome.
    expect(events.read(packMessage({ type: 'outcome', outcome: { pictures } }))).toMatchObject({
      type: 'fault',
    });
  });

  it.each([
    ['a nest of lists of millions', Array.from({ length: 20 }, () => [0xdd, 0x01, 0xff, 0xff, 0xff]).flat()],
    ['a map of millions', [0xdf, 0x01, 0xff, 0xff, 0xff]],
    ['a text that is not there', [0xdb, 0x7f, 0xff, 0xff, 0xff]],
    ['nothing', []],
  ])('is not read where it announces %s', (_, bytes) => {
    expect(new JudgeEvents().read(Uint8Array.from(bytes))).toBeNull();
  });

  it('is not read where it is larger than any event', () => {
    const bounds = {
      eventBytesMax: BEGUN.length - 1,
      event: { depthMax: 4, nodesMax: 10 },
      bytesMax: 1e6,
      framesMax: 9,
    };
    expect(new JudgeEvents(bounds).read(BEGUN)).toBeNull();
  });

  it('is bounded in bytes and in frames for each command, however many students come', () => {
    const event = { depthMax: 4, nodesMax: 10 };
    const frames = new JudgeEvents({ eventBytesMax: 100, event, bytesMax: 1e6, framesMax: 2 });
    const bytes = new JudgeEvents({ eventBytesMax: 100, event, bytesMax: 2 * BEGUN.length, framesMax: 1e6 });
    for (const events of [frames, bytes]) {
      expect([events.admits(BEGUN), events.admits(BEGUN), events.admits(BEGUN)]).toEqual([true, true, false]);
      events.begin({ type: 'student-gone', reason: 'crashed', detail: '' });
      expect(events.admits(BEGUN)).toBe(false);
      events.begin({ type: 'record' });
      expect(events.admits(BEGUN)).toBe(true);
    }
  });
});
