/** What a recording says of a case: this, and nothing else of what its author wrote. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { CaseKind } from '#grader/protocol.ts';
import { isJudgeFault } from '../judge-fault.ts';
import { prepareRecording } from './prepare-recording.ts';
import { shownParts, stepOf } from './recorded-parts.ts';
import { decodeValue } from './recorded-value.ts';
import { canBeRecorded, RECORDING_PATH, recordingSchema } from './recording.ts';
import { sealedFiles } from './sealed-files.ts';

const COST = {
  kernels: { Conv2D: 3 },
  kernelCount: 3,
  newBytes: 8,
  peakBytes: 16,
  leakedTensors: 0,
  wallMs: 5,
};
const step = (more: Partial<Parameters<typeof stepOf>[0]> = {}) =>
  stepOf({
    ...{ title: '', call: 'f', args: [tensor([1, 2]), { stride: 2 }] },
    ...{ mode: { kind: 'plain' }, value: tensor([3]), cost: COST },
    ...more,
  });

describe('a recorded step', () => {
  it('has what went in and what came out, as they were', () => {
    const { args, expected, ...rest } = step();
    expect(args.map(decodeValue)).toEqual([tensor([1, 2]), { stride: 2 }]);
    expect(decodeValue(expected)).toEqual(tensor([3]));
    expect(Object.keys(rest).sort()).toEqual(['call', 'cost', 'title']);
  });

  it('has the counts of what it cost, and neither the names of kernels nor the time', () => {
    expect(step().cost).toEqual({ kernelCount: 3, newBytes: 8, peakBytes: 16, leakedTensors: 0 });
    expect(step({ cost: undefined })).not.toHaveProperty('cost');
  });

  it('of a gradient has what flows from above', () => {
    const { vjp } = step({ mode: { kind: 'vjp', wrt: [0, 1], upstream: tensor([5]) } });
    expect(vjp?.wrt).toEqual([0, 1]);
    expect(decodeValue(vjp?.upstream)).toEqual(tensor([5]));
  });

  it('may have given nothing', () => {
    expect(decodeValue(step({ value: undefined }).expected)).toBeUndefined();
  });
});

describe('what is shown beside the numbers', () => {
  it('is copied by name: nothing else of a case comes along', () => {
    const written = {
      ...{
        points: 2,
        tolerance: { absolute: 0.5, secret: 1 },
        argNames: ['x'],
        partNames: { w: 'The weights' },
      },
      layout: { '': ['row'] },
      picture: { as: 'trajectory', title: 'way', path: 'w', objective: () => () => 1 },
      cost: [
        { kind: 'kernels', timesMax: 2, points: 1, secret: 1 },
        { kind: 'no-leak', points: 0.5, secret: 1 },
      ],
      ...{ args: () => [], where: () => true, source: 'the exam of last year', title: 'secret' },
    };
    expect(shownParts(written as never)).toEqual({
      points: 2,
      tolerance: { absolute: 0.5 },
      argNames: ['x'],
      partNames: { w: 'The weights' },
      layout: { '': ['row'] },
      picture: { as: 'trajectory', title: 'way', path: 'w' },
      cost: [
        { kind: 'kernels', timesMax: 2, points: 1 },
        { kind: 'no-leak', points: 0.5 },
      ],
    });
  });

  it('is as little as there is', () => {
    expect(shownParts({ points: 0 })).toEqual({ points: 0 });
    expect(shownParts({ points: 1, tolerance: { relative: 0.1 } }).tolerance).toEqual({ relative: 0.1 });
    expect(shownParts({ points: 1, picture: { as: 'line', title: 't' } }).picture).toEqual({
      as: 'line',
      title: 't',
    });
  });
});

it.each<[CaseKind, boolean]>([
  ['example', true],
  ['property', true],
  ['gradient', true],
  ['stateful', true],
  ['invariant', false],
  ['training', false],
])('a case of kind %s can be recorded: %s', (kind, can) => {
  expect(canBeRecorded(kind)).toBe(can);
});

const RECORDING = {
  version: 1,
  exercise: 'cnn/conv2d',
  exerciseHash: 'hash',
  needsDriver: false,
  cases: [
    {
      plan: { id: 'a', title: 'A', kind: 'example', visibility: 'public', pointsMax: 1 },
      ...{ points: 1, draws: [{ sizes: {}, steps: [step()] }], smaller: [] },
    },
  ],
};

describe('a recording', () => {
  const prepare = (recording: unknown, of = { slug: 'cnn/conv2d', hash: 'hash' }) =>
    prepareRecording(of, typeof recording === 'string' ? recording : JSON.stringify(recording));

  it('is the cases of its exercise, each with its plan', () => {
    const { cases } = prepare(RECORDING);
    expect(cases).toMatchObject([{ plan: { id: 'a', pointsMax: 1 }, spec: { kind: 'recorded', points: 1 } }]);
  });

  it('holds no reference: one that is called says where it is', async () => {
    const { reference } = prepare(RECORDING);
    expect([reference.exports, reference.driverExports]).toEqual([[], []]);
    await expect(reference.call('f', [], { kind: 'plain' })).rejects.toThrow(
      'its reference is on the server',
    );
  });

  it('keeps nothing that it does not name', () => {
    const [first] = RECORDING.cases;
    const read = recordingSchema.parse({ ...RECORDING, secret: 1, cases: [{ ...first, reference: 'code' }] });
    expect(JSON.stringify(read)).not.toMatch(/secret|reference/);
  });

  it.each<[string, unknown, { slug: string; hash: string }?]>([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['of another exercise', RECORDING, { slug: 'cnn/pool', hash: 'hash' }],
    ['of another version', RECORDING, { slug: 'cnn/conv2d', hash: 'newer' }],
    ['of another format', { ...RECORDING, version: 2 }],
    ['without cases', { ...RECORDING, cases: [] }],
    ['of a case without inputs', { ...RECORDING, cases: [{ ...RECORDING.cases[0], draws: [] }] }],
    [
      'of an input without steps',
      { ...RECORDING, cases: [{ ...RECORDING.cases[0], draws: [{ sizes: {}, steps: [] }] }] },
    ],
  ])('that is %s does not fit, which a reader can mend', (_, recording, of) => {
    try {
      prepare(recording, of);
      expect.unreachable();
    } catch (error) {
      expect([isJudgeFault(error), (error as Error).message]).toEqual([
        true,
        'The recording of this exercise does not fit it. Reload the page.',
      ]);
    }
  });
});

describe('the files of a sealed exercise that a browser gets', () => {
  const manifest = { title: 'Sealed', forbids: [] } as unknown as Manifest;
  const files = {
    'exercise.yaml': '# the exam of last year\ntitle: Sealed',
    ...{ 'reference.ts': 'secret', 'cases.ts': 'secret', 'solutions/best.ts': 'secret' },
    ...{ 'misconceptions/one.ts': 'secret', 'driver.ts': 'export const train = 1;' },
  };
  const of = (needsDriver: boolean, from: Record<string, string> = files) =>
    sealedFiles({ files: from, manifest }, JSON.stringify({ ...RECORDING, needsDriver }));

  it('are the manifest without its comments, and the recording', () => {
    const given = of(false);
    expect(Object.keys(given).sort()).toEqual(['exercise.yaml', RECORDING_PATH]);
    expect(JSON.parse(given['exercise.yaml'] ?? '')).toEqual({ title: 'Sealed', forbids: [] });
    expect(JSON.stringify(given)).not.toMatch(/secret|last year/);
  });

  it('and the driver, where a recorded call goes to it and there is one', () => {
    expect(of(true)['driver.ts']).toBe(files['driver.ts']);
    expect(of(true, { 'exercise.yaml': '' })).not.toHaveProperty('driver.ts');
  });

  it('are none where the recording does not say', () => {
    expect(() => sealedFiles({ files, manifest }, '{}')).toThrow();
    expect(() => sealedFiles({ files, manifest }, 'no JSON')).toThrow();
  });
});
