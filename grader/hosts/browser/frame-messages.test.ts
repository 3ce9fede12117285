import { describe, expect, it } from 'vitest';
import { frameEventSchema, frameHelloSchema } from './frame-messages.ts';

describe('what a frame may say', () => {
  it.each<[string, unknown, boolean]>([
    ['that it is there', { type: 'descent-frame', nonce: 'n' }, true],
    ['that it is there, without a nonce', { type: 'descent-frame' }, false],
    ['that it is another', { type: 'other-frame', nonce: 'n' }, false],
    ['more than it should', { type: 'descent-frame', nonce: 'n', points: 9 }, false],
    ['nothing', null, false],
  ])('to the page: %s', (_, message, understood) => {
    expect(frameHelloSchema.safeParse(message).success).toBe(understood);
  });

  it.each<[string, unknown, boolean]>([
    ['that a worker ended', { type: 'terminated', worker: 3 }, true],
    ['that a worker failed', { type: 'worker-error', worker: 3, message: 'no' }, true],
    ['that it is alive', { type: 'pong' }, true],
    ['half a worker', { type: 'terminated', worker: 1.5 }, false],
    ['a failure without words', { type: 'worker-error', worker: 3 }, false],
    ['a report', { type: 'done', report: {} }, false],
    ['more than it should', { type: 'pong', report: {} }, false],
  ])('over its port: %s', (_, message, understood) => {
    expect(frameEventSchema.safeParse(message).success).toBe(understood);
  });
});
