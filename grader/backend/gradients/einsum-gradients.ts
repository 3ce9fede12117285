/** The gradient of `Einsum`, which TensorFlow.js 4.22 lacks. */
import type { Tensor, TensorFlow } from '#grader/realm/tensorflow.ts';

export function mendEinsumGradients(tf: TensorFlow): void {
  tf.registerGradient({
    kernelName: 'Einsum',
    saveAllInputs: true,
    gradFunc: (dy, saved, attrs) =>
      einsumGradients(tf, (attrs as unknown as { equation: string }).equation, {
        dy: dy as Tensor,
        operands: saved,
      }),
  });
}

/** For C = einsum('a,b->c', A, B): dA = einsum('c,b->a', dC, B), spread over indices that A alone has and C lost. */
function einsumGradients(
  tf: TensorFlow,
  equation: string,
  { dy, operands }: { dy: Tensor; operands: readonly Tensor[] },
): Record<string, () => Tensor> {
  const [inputs = '', output = ''] = equation.replaceAll(' ', '').split('->');
  const names = inputs.split(',');
  const gradientOf = (index: number) => (): Tensor => {
    const own = operands[index] as Tensor;
    const ownNames = names[index] ?? '';
    const other = operands[1 - index];
    const otherNames = other ? (names[1 - index] ?? '') : '';
    const kept = Array.from(ownNames).filter((name) => (output + otherNames).includes(name));
    const found = contract(
      tf,
      { names: output, tensor: dy },
      other && { names: otherNames, tensor: other },
      kept.join(''),
    );
    const shape = own.shape.map((size, axis) => (kept.includes(ownNames[axis] ?? '') ? size : 1));
    return found.reshape(shape).mul(tf.onesLike(own));
  };
  return Object.fromEntries(operands.map((_, index) => [index, gradientOf(index)]));
}

interface Named {
  readonly names: string;
  readonly tensor: Tensor;
}

/**
 * einsum for any two operands, scalars included. The operation has no notation for scalars, and it drops an operand
 * that shares no summed index when another one does: so indices of one operand alone are summed out first.
 */
function contract(tf: TensorFlow, a: Named, b: Named | undefined, output: string): Tensor {
  if (!b) return ordered(tf, reduced(tf, a, output), output);
  const left = reduced(tf, a, b.names + output);
  const right = reduced(tf, b, a.names + output);
  if (left.names === '')
    return contract(tf, { ...right, tensor: right.tensor.mul(left.tensor) }, undefined, output);
  if (right.names === '')
    return contract(tf, { ...left, tensor: left.tensor.mul(right.tensor) }, undefined, output);
  return tf.einsum(`${left.names},${right.names}->${output}`, left.tensor, right.tensor);
}

/** Without the indices that are not in `wanted`: summed. */
function reduced(tf: TensorFlow, { names, tensor }: Named, wanted: string): Named {
  const axes = Array.from(names).flatMap((name, axis) => (wanted.includes(name) ? [] : [axis]));
  if (axes.length === 0) return { names, tensor };
  return {
    names: Array.from(names)
      .filter((name) => wanted.includes(name))
      .join(''),
    tensor: tf.sum(tensor, axes),
  };
}

/** Its axes in the order of `output`, which has the same names. */
function ordered(tf: TensorFlow, { names, tensor }: Named, output: string): Tensor {
  return tf.transpose(
    tensor,
    Array.from(output, (name) => names.indexOf(name)),
  );
}
