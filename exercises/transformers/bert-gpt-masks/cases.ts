import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  property,
  tensor,
} from '@descent/exercise';

const words = { '': ['query', 'key'] };
const padded = { '': ['sequence', 'head', 'query', 'key'] };

/** Lengths of sequences; the first is 1 or 2, the second the longest, so that there always is padding. */
function lengthsOf({ batch, longest }: { batch: number; longest: number }, draw: Draw): number[] {
  const drawn = draw.integers([batch], { min: 1, max: longest });
  return Array.from(drawn.data, (length, i) =>
    i === 0 ? 1 + (longest % 2) : i === 1 ? longest : Number(length),
  );
}

export default defineCases([
  example('the worked example: three tokens of a decoder', {
    call: 'decoderMask',
    args: [3],
    expect: tensor(
      [
        [1, 0, 0],
        [1, 1, 0],
        [1, 1, 1],
      ],
      'bool',
    ),
    points: 1,
    layout: words,
    source: 'by hand in the statement',
  }),
  example('the worked example: sequences of two, four and three tokens', {
    call: 'encoderMask',
    args: [[2, 4, 3]],
    expect: tensor([[[[1, 1, 0, 0]]], [[[1, 1, 1, 1]]], [[[1, 1, 1, 0]]]], 'bool'),
    points: 1,
    layout: padded,
    source: 'by hand in the statement',
  }),
  property('a decoder of any length', {
    call: 'decoderMask',
    sizes: { length: integer(2, 9) },
    args: ({ length }) => [length],
    runs: 8,
    points: 2,
    layout: words,
  }),
  property('an encoder of any lengths', {
    call: 'encoderMask',
    sizes: { batch: integer(2, 5), longest: integer(3, 8) },
    args: (sizes, draw) => [lengthsOf(sizes, draw)],
    runs: 10,
    points: 2,
    layout: padded,
  }),
  invariant('what each row of a decoder sees', {
    given: { sizes: { length: integer(2, 8) }, args: ({ length }) => [length] },
    argNames: ['length'],
    runs: 5,
    points: 1,
    check: async ({ student, sizes }, [length]) => {
      const mask = (await student.decoderMask(length)).cast('float32');
      const counts = Float32Array.from({ length: sizes.length }, (_, i) => i + 1);
      const shape = [sizes.length];
      return close(
        mask.sum(1),
        { dtype: 'float32', shape, data: counts },
        { because: 'query q sees itself and the q tokens before it' },
      );
    },
  }),
  property('both masks together, as weights', {
    call: 'weights',
    sizes: { batch: integer(2, 3), longest: integer(3, 6) },
    args: (sizes, draw) => [lengthsOf(sizes, draw)],
    argNames: ['lengths'],
    runs: 6,
    points: 2,
    layout: padded,
  }),
  property('long sequences', {
    call: 'weights',
    sizes: { batch: integer(2, 3), longest: integer(40, 64) },
    args: (sizes, draw) => [lengthsOf(sizes, draw)],
    argNames: ['lengths'],
    runs: 2,
    points: 1,
    visibility: 'hidden',
    layout: padded,
  }),
  example('one sequence of one token', {
    call: 'encoderMask',
    args: [[1]],
    expect: tensor([[[[1]]]], 'bool'),
    points: 0,
    visibility: 'hidden',
  }),
]);
