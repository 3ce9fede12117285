import {
  close,
  type Draw,
  defineCases,
  example,
  integer,
  invariant,
  oneOf,
  property,
  tensor,
} from '@descent/exercise';

/** Epochs are right or wrong. */
const tolerance = { absolute: 0.01, relative: 0 };

/** A loss that goes down by steps of an eighth and up again, exact in every arithmetic; ties are frequent. */
function curve(epochs: number, draw: Draw, down = 1): number[] {
  const moves = draw.integers([epochs], { min: -3 - down, max: 3 - down });
  let loss = 6;
  return Array.from(moves.data, (move) => {
    loss = Math.max(loss + Number(move) / 8, 0.125);
    return loss;
  });
}

export default defineCases([
  example('the worked example', {
    call: 'earlyStopping',
    args: [[1, 0.75, 0.875, 0.5, 0.4375, 0.625, 0.25], { patience: 2, minDelta: 0.125 }],
    expect: { stopAt: 5, bestAt: 3 },
    points: 1,
    tolerance,
    source: 'by hand in the statement',
  }),
  example('a plateau is no improvement', {
    call: 'earlyStopping',
    args: [[0.75, 0.5, 0.5, 0.5, 0.25], { patience: 2, minDelta: 0 }],
    expect: { stopAt: 3, bestAt: 1 },
    points: 1,
    tolerance,
    source: 'by hand: 0.5 is not below 0.5',
  }),
  example('a late gain is not waited for', {
    call: 'earlyStopping',
    args: [[1, 0.5, 0.75, 0.625, 0.75, 0.125], { patience: 3, minDelta: 0 }],
    expect: { stopAt: 4, bestAt: 1 },
    points: 1,
    tolerance,
    source: 'by hand: epochs 2, 3 and 4 are none, and 5 is never trained',
  }),
  example('a loss that always falls is trained to the end', {
    call: 'earlyStopping',
    args: [[1, 0.75, 0.5, 0.375, 0.25], { patience: 1, minDelta: 0.0625 }],
    expect: { stopAt: 4, bestAt: 4 },
    points: 1,
    tolerance,
    source: 'by hand',
  }),
  example('small gains add up', {
    call: 'earlyStopping',
    args: [[1, 0.9375, 0.875, 0.8125, 0.75], { patience: 4, minDelta: 0.125 }],
    expect: { stopAt: 4, bestAt: 3 },
    points: 1,
    tolerance,
    source: 'by hand: 0.8125 is more than an eighth below 1',
  }),
  property('any improvement counts', {
    call: 'earlyStopping',
    sizes: { epochs: integer(12, 24), patience: integer(2, 4) },
    args: ({ epochs, patience }, draw) => [curve(epochs, draw), { patience, minDelta: 0 }],
    runs: 40,
    points: 2,
    tolerance,
  }),
  property('only improvements of some size count', {
    call: 'earlyStopping',
    sizes: { epochs: integer(12, 24), patience: integer(2, 4), minDelta: oneOf(0.25, 0.5) },
    args: ({ epochs, patience, minDelta }, draw) => [curve(epochs, draw), { patience, minDelta }],
    runs: 40,
    points: 2,
    tolerance,
  }),
  example('a loss that is no number is no improvement, and is waited for', {
    call: 'earlyStopping',
    // The last three tell who skips NaN from who takes it for an improvement.
    args: [[1, Number.NaN, 0.5, Number.NaN, Number.NaN, 0.75, 0.625, 0.25], { patience: 2, minDelta: 0 }],
    expect: { stopAt: 4, bestAt: 2 },
    points: 4,
    tolerance,
    source: 'by hand',
  }),
  invariant('another unit of the loss changes nothing', {
    given: {
      sizes: { epochs: integer(8, 20), patience: integer(1, 4), minDelta: oneOf(0.25, 0) },
      args: ({ epochs, patience, minDelta }, draw) => [curve(epochs, draw), { patience, minDelta }],
    },
    argNames: ['losses', 'options'],
    runs: 10,
    points: 1,
    tolerance,
    check: async ({ student, sizes }, [losses, { patience, minDelta }]) => {
      const numbers = Array.from({ length: sizes.epochs }, (_, epoch) => Number(losses[epoch]));
      const once = await student.earlyStopping(numbers, { patience, minDelta });
      const other = await student.earlyStopping(
        numbers.map((loss) => 4 * loss + 1),
        { patience, minDelta: 4 * minDelta },
      );
      return close(tensor([other.stopAt, other.bestAt]), tensor([once.stopAt, once.bestAt]), {
        because: 'a loss four times as large, plus one, falls and rises with the old one',
      });
    },
  }),
  property('long trainings', {
    call: 'earlyStopping',
    sizes: { epochs: integer(25, 60), patience: integer(2, 6), minDelta: oneOf(0.25, 0, 0.5) },
    args: ({ epochs, patience, minDelta }, draw) => [curve(epochs, draw), { patience, minDelta }],
    runs: 40,
    points: 1,
    visibility: 'hidden',
    tolerance,
  }),
]);
