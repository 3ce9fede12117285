import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  bounded,
  ContractError,
  contractError,
  describeDriven,
  describeThrown,
  isLoadRefusal,
  LoadRefusal,
  lineInStack,
  placeInStack,
} from './code-errors.ts';

/** An error with this stack, as an engine would have made it. */
const thrownWith = (stack: unknown, message = 'no'): Error =>
  Object.defineProperty(new TypeError(message), 'stack', { value: stack });
const describe_ = (thrown: unknown) => describeThrown(thrown, 'runtime', 'solution.ts');

describe('the line of a stack', () => {
  it.each([
    ['of Node and browsers', 'Error: x\n    at f (solution.ts:3:9)\n    at g (solution.ts:8:1)', 3],
    ['of Deno', 'Error: x\n    at f (solution.ts, <anonymous>:3:9)', 3],
    ['without a function', 'Error: x\n    at solution.ts:12:1', 12],
    ['of Firefox', 'f@solution.ts:7:3\ng@solution.ts:9:1', 7],
    [
      'below frames of the library',
      'Error\n    at Engine.run (https://x/tf.js:1:2)\n    at f (solution.ts:4:2)',
      4,
    ],
    ['behind a path', 'Error\n    at f (file:///work/solution.ts:5:1)', 5],
    ['of another file that ends alike', 'Error\n    at f (my-solution.ts:3:9)', null],
    ['of a file in a folder of that name', 'Error\n    at f (solution.ts/x.ts:3:9)', null],
    ['of a longer ending', 'Error\n    at f (solution.tsx:3:9)', null],
    ['of another with a dot before', 'Error\n    at f (a.solution.ts:3:9)', null],
    ['of line 0', 'Error\n    at f (solution.ts:0:9)', null],
    ['without a number', 'Error\n    at f (solution.ts)', null],
    ['of a message that has the name', 'Error: see solution.ts: it fails\n    at f (solution.ts:2:1)', 2],
    ['that is empty', '', null],
  ])('%s', (_, stack, line) => {
    expect(lineInStack(stack, 'solution.ts')).toBe(line);
  });

  it.each([undefined, null, 3, ['solution.ts:1:1'], { toString: () => 'solution.ts:1:1' }])(
    'is none of %o',
    (stack) => {
      expect(lineInStack(stack, 'solution.ts')).toBeNull();
      expect(placeInStack(stack, ['solution.ts'])).toBeNull();
    },
  );

  it('is looked for no further than a stack is long', () => {
    const frames = '    at g (other.ts:1:1)\n';
    expect(lineInStack(`${frames.repeat(2_000)}    at f (solution.ts:3:9)`, 'solution.ts')).toBeNull();
    expect(lineInStack(`${frames.repeat(100)}    at f (solution.ts:3:9)`, 'solution.ts')).toBe(3);
  });

  it('may be that of one of several files: the innermost counts, not the first that is named', () => {
    const stack = 'Error\n    at a (scratch.ts:2:1)\n    at b (solution.ts:9:1)';
    expect(placeInStack(stack, ['solution.ts', 'scratch.ts'])).toEqual({ fileName: 'scratch.ts', line: 2 });
    expect(placeInStack(stack, ['solution.ts'])).toEqual({ fileName: 'solution.ts', line: 9 });
    expect(placeInStack(stack, [])).toBeNull();
  });
});

describe('what was thrown', () => {
  it('has its name, its words and its line, and nothing of ours', () => {
    const stack = 'TypeError: no\n    at /srv/grader/realm.js:1:1\n    at f (solution.ts:3:9)';
    expect(describe_(thrownWith(stack))).toEqual({
      kind: 'runtime',
      name: 'TypeError',
      message: 'no',
      line: 3,
    });
    expect(describe_(thrownWith('Error\n    at /srv/grader/realm.js:1:1'))).toEqual({
      kind: 'runtime',
      name: 'TypeError',
      message: 'no',
    });
  });

  it.each<[string, unknown, string, string]>([
    ['a text', 'stop', 'Thrown value', 'stop'],
    ['an empty text', '', 'Thrown value', ''],
    ['a number', 3, 'Thrown value', 'The value 3 was thrown.'],
    ['nothing', undefined, 'Thrown value', 'The value undefined was thrown.'],
    ['null', null, 'Thrown value', 'The value null was thrown.'],
    ['a big integer', 10n, 'Thrown value', 'The value 10 was thrown.'],
    ['a symbol', Symbol('s'), 'Thrown value', 'The value Symbol(s) was thrown.'],
    ['a plain object', { code: 3 }, 'Error', 'An object was thrown.'],
    ['an object with words', { message: 'mine' }, 'Error', 'mine'],
    ['an object whose words are none', { name: 3, message: ['a'] }, 'Error', 'An object was thrown.'],
    ['an object without a prototype', Object.create(null), 'Error', 'An object was thrown.'],
    ['an error of another realm', runInNewContext('new RangeError("far")'), 'RangeError', 'far'],
  ])('may be %s', (_, thrown, name, message) => {
    expect(describe_(thrown)).toEqual({ kind: 'runtime', name, message });
  });

  it.each<[string, unknown]>([
    [
      'a getter that throws',
      {
        get message() {
          throw new Error('no');
        },
      },
    ],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          get() {
            throw new Error('no');
          },
        },
      ),
    ],
    [
      'a function whose text throws',
      Object.assign(() => 1, {
        toString() {
          throw new Error('no');
        },
      }),
    ],
  ])('cannot be read: %s', (_, thrown) => {
    expect(describe_(thrown)).toEqual({
      kind: 'runtime',
      name: 'Error',
      message: 'Something was thrown that cannot be read.',
    });
  });

  it('is read once: a getter that changes its mind says what it said first', () => {
    let reads = 0;
    const thrown = {
      get name() {
        reads += 1;
        return `Name${reads}`;
      },
      message: 'm',
    };
    expect(describe_(thrown)).toMatchObject({ name: 'Name1' });
    expect(reads).toBe(1);
  });

  it('is cut where it has no end', () => {
    const { name, message } = describe_(Object.assign(new Error('m'.repeat(1e6)), { name: 'n'.repeat(1e6) }));
    expect([name.length, message.length]).toEqual([200, 4_000]);
    expect(describe_('x'.repeat(1e6)).message).toHaveLength(4_000);
  });

  it('is a refusal or a broken contract as that was made, whatever it is described as', () => {
    const codeError = { kind: 'compile', name: 'SyntaxError', message: 'm', line: 2 } as const;
    expect(describe_(new LoadRefusal(codeError))).toBe(codeError);
    expect(describe_(new ContractError('Return a tensor.'))).toEqual(contractError('Return a tensor.'));
  });
});

describe('a refusal to load', () => {
  it('is known by its brand and what it carries, and no error of the code passes for one by its name alone', () => {
    expect(isLoadRefusal(new LoadRefusal(contractError('m')))).toBe(true);
    expect(isLoadRefusal(Object.assign(new Error('m'), { name: 'DescentLoadRefusal' }))).toBe(false);
    for (const other of [new Error('m'), { name: 'DescentLoadRefusal', codeError: {} }, null, undefined, 'x'])
      expect(isLoadRefusal(other)).toBe(false);
  });

  it('keeps what the code threw as its cause', () => {
    const cause = new Error('mine');
    expect(new LoadRefusal(contractError('m'), { cause }).cause).toBe(cause);
    expect(new LoadRefusal(contractError('m')).message).toBe('m');
  });
});

describe('an error on the way through the driver', () => {
  it('is the code’s own where a line of it threw', () => {
    const stack = 'Error\n    at f (solution.ts:3:9)\n    at run (driver.ts:5:1)';
    expect(describeDriven(thrownWith(stack), 'solution.ts')).toMatchObject({ kind: 'runtime', line: 3 });
  });

  it('is a broken contract where the driver alone was at work, with what it ran into', () => {
    const error = describeDriven(
      thrownWith('Error\n    at run (driver.ts:5:1)', 'x is not a number'),
      'solution.ts',
    );
    expect(error).toMatchObject({ kind: 'contract', name: 'ContractError' });
    expect(error).not.toHaveProperty('line');
    expect(error.message).toMatch(
      /^The exercise calls your function and could not go on.*\(x is not a number\)$/,
    );
  });

  it('says nothing of the driver where neither was at work', () => {
    expect(describeDriven(thrownWith('Error\n    at x (tf.js:5:1)'), 'solution.ts').kind).toBe('runtime');
    expect(describeDriven('text', 'solution.ts')).toMatchObject({ kind: 'runtime', message: 'text' });
  });
});

it.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
  ['abcd', 1, '…'],
])('%j has at most %d characters, the sign of what was cut included', (text, lengthMax, cut) => {
  expect(bounded(text, lengthMax)).toBe(cut);
});
