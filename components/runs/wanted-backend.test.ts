import { expect, it } from 'vitest';
import { defaultBackend, readWanted } from './wanted-backend.ts';

const trains = [{ kind: 'example' }, { kind: 'training' }] as const;
const computes = [{ kind: 'example' }, { kind: 'property' }] as const;
const keeping = (text: string | null) => ({ read: () => text });

it('trains on the processor and computes on the best there is', () => {
  expect([trains, computes, []].map(defaultBackend)).toEqual(['cpu', 'best', 'best']);
});

it('keeps to what was chosen, and to nothing that is no choice', () => {
  const read = (text: string | null, plan: typeof trains | typeof computes) =>
    readWanted(keeping(text), { key: 'k', plan });
  expect([read('best', trains), read('cpu', computes)]).toEqual(['best', 'cpu']);
  expect([read(null, trains), read('tpu', trains), read('', computes)]).toEqual(['cpu', 'cpu', 'best']);
});
