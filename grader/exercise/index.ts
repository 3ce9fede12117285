/** `@descent/exercise`: what `cases.ts` and `driver.ts` import. */
export type { Dtype, TensorValue, Value } from '#grader/protocol.ts';
export * from './case-spec.ts';
export { type CostPoints, type CostSpec, kernelsAtMost, noLeak } from './cost-spec.ts';
export type { Draw } from './draw.ts';
export { linspace, type NestedNumbers, tensor } from './literals/tensor-literals.ts';
export { type ChoiceSize, type IntegerSize, integer, oneOf, type SizeSpec, type Sizes } from './sizes.ts';
export type { StudentCalls, TensorResult } from './student-calls.ts';
export { close, holds } from './verdicts.ts';
