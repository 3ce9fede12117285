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

it('goes four deep: what lies deeper is the thing itself', () => {
  const deepest = { e: 1 };
  const copy = plainCopy({ a: { b: { c: { d: deepest } } } }) as { a: { b: { c: { d: object } } } };
  expect(copy).toEqual({ a: { b: { c: { d: { e: 1 } } } } });
  expect(copy.a.b.c.d).toBe(deepest);
  const list = [[[[[1]]]]];
  const copied = plainCopy(list) as typeof list;
  expect(copied[0]).not.toBe(list[0]);
  expect(copied[0]?.[0]?.[0]?.[0]).toBe(list[0]?.[0]?.[0]?.[0]);
});

it('a list is as long as it says once, with its holes as nothing', () => {
  let asked = 0;
  const growing = new Proxy([1, 2, 3], {
    get(target, key) {
      if (key !== 'length') return Reflect.get(target, key) as unknown;
      asked += 1;
      return asked === 1 ? 2 : 3;
    },
  });
  expect(plainCopy(growing)).toEqual([1, 2]);
  expect(plainCopy(Object.assign(Array(2), { 1: 3 }))).toEqual([undefined, 3]);
});

it('an object comes along with what it inherits by name, and without a prototype of its own', () => {
  class Options {
    units = 3;
  }
  const inheriting = Object.create(
    { activation: 'relu' },
    { units: { value: 3, enumerable: true } },
  ) as object;
  expect(plainCopy(inheriting)).toEqual({ units: 3, activation: 'relu' });
  expect(Object.getPrototypeOf(plainCopy(new Options()))).toBe(Object.prototype);
  expect(plainCopy(new Options())).toEqual({ units: 3 });
});

it('a shallow copy reads its own parts once and those of none of them', () => {
  let reads = 0;
  const inner = {
    get deep() {
      reads += 1;
      return reads;
    },
  };
  const copy = shallowCopy({ inner }) as { inner: unknown };
  expect([copy.inner, reads]).toEqual([inner, 0]);
  for (const value of [1, 'a', null, undefined, true]) expect(shallowCopy(value)).toBe(value);
});
