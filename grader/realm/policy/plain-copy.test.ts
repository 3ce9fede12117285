import { expect, it } from 'vitest';
import { plainCopy, shallowCopy } from './plain-copy.ts';

it('reads each getter once, at any depth that arguments have', () => {
  let reads = 0;
  const lying = {
    get strides() {
      reads += 1;
      return [
        reads,
        {
          get deep() {
            reads += 1;
            return reads;
          },
        },
      ];
    },
  };
  const copy = plainCopy(lying) as { strides: [number, { deep: number }] };
  expect([copy.strides, copy.strides]).toEqual([
    [1, { deep: 2 }],
    [1, { deep: 2 }],
  ]);
});

it('takes nothing along that could answer for the copy: methods of a list, a proxy, a prototype', () => {
  const list = Object.assign([1, 2], { map: () => 'mine' });
  expect((plainCopy(list) as number[]).map((n) => n)).toEqual([1, 2]);
  let asked = 0;
  const proxy = new Proxy({ a: 1 }, { get: () => ++asked });
  const copy = shallowCopy(proxy) as { a: number };
  expect([copy.a, copy.a, asked]).toEqual([1, 1, 1]);
  const prototyped = plainCopy(JSON.parse('{"__proto__": {"activation": "relu"}}'));
  expect((prototyped as { activation?: string }).activation).toBeUndefined();
});

it('leaves words, numbers, functions and typed arrays as they are', () => {
  const data = new Float32Array(2);
  const f = (): void => undefined;
  expect([plainCopy('a'), plainCopy(data), plainCopy(f), plainCopy(null), plainCopy(undefined)]).toEqual([
    'a',
    data,
    f,
    null,
    undefined,
  ]);
  expect(plainCopy(data)).toBe(data);
  const tensor = { dataId: {} };
  expect((shallowCopy({ x: tensor }) as { x: unknown }).x).toBe(tensor);
});
