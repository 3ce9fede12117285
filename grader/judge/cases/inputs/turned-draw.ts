/**
 * An input once more with its numbers in reverse order: another input, of the same shapes, sums, means and extremes. Code
 * that keeps results from one call to the next, by whatever it takes for the mark of an input, answers it with the last.
 */
import type { Draw } from '#grader/exercise/draw.ts';
import type { TensorValue } from '#grader/protocol.ts';

export interface TurnableDraw {
  readonly draw: Draw;
  /** How many numbers of what was drawn are others in reverse order. */
  moved(): number;
}

/** Every draw stays what its name promises: the rows of `oneHot` have one 1 in either order. */
export function turnableDraw(source: Draw, { turned }: { readonly turned: boolean }): TurnableDraw {
  let moved = 0;
  const turn = (drawn: TensorValue): TensorValue => {
    moved += unlike(drawn.data);
    if (turned) drawn.data.reverse();
    return drawn;
  };
  const draw: Draw = {
    normal: (...of) => turn(source.normal(...of)),
    uniform: (...of) => turn(source.uniform(...of)),
    integers: (...of) => turn(source.integers(...of)),
    booleans: (...of) => turn(source.booleans(...of)),
    oneHot: (...of) => turn(source.oneHot(...of)),
    permutation(length) {
      const order = source.permutation(length);
      moved += length > 1 ? length : 0;
      return turned ? order.reverse() : order;
    },
    number: (min, max) => source.number(min, max),
  };
  return { draw, moved: () => moved };
}

/** In how many places the reverse order has another number. A plain loop over one half: an input may be long. */
function unlike(data: TensorValue['data']): number {
  let count = 0;
  for (let i = 0, j = data.length - 1; i < j; i++, j--) if (data[i] !== data[j]) count += 2;
  return count;
}
