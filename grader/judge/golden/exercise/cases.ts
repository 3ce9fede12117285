import {
  close,
  defineCases,
  example,
  gradient,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

const layout = { '': ['row', 'column'] };

export default defineCases([
  example('two equal logits', {
    call: 'rowSoftmax',
    args: [tensor([[0, 0]])],
    expect: tensor([[0.5, 0.5]]),
    points: 1,
    source: 'by hand',
  }),
  property('matrices of any size', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 4), columns: integer(1, 5) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    runs: 10,
    points: 3,
    layout,
  }),
  property('large logits', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 3), scale: oneOf(100, 1000) },
    args: ({ rows, scale }, draw) => [draw.uniform([rows, 3], { min: scale, max: 2 * scale })],
    runs: 5,
    points: 2,
    layout,
    visibility: 'hidden',
  }),
  invariant('adding a number to all logits changes nothing', {
    given: {
      sizes: { rows: integer(1, 3), columns: integer(2, 4) },
      args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    },
    runs: 5,
    points: 2,
    check: async ({ student }, [x]) =>
      close(await student.rowSoftmax(x.add(3)), await student.rowSoftmax(x), {
        because: 'softmax(x + c) = softmax(x)',
      }),
  }),
  gradient('gradients', {
    call: 'rowSoftmax',
    sizes: { rows: integer(1, 3), columns: integer(2, 4) },
    args: ({ rows, columns }, draw) => [draw.normal([rows, columns])],
    runs: 3,
    points: 2,
  }),
]);
