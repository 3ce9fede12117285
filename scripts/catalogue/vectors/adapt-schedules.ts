/** Schedules of the learning rate. */
import { type Adapter, need, numberParam, once, skip } from './adaptation.ts';
import { float32 } from './plain-tensor.ts';

export const adaptSchedule: Adapter = (vector) => {
  const t = float32(need(vector.inputs, 'steps'));
  const rates = float32(need(vector.expected, 'lr'));
  const number = (name: string, fallback: number) => numberParam(vector, name, fallback);
  const initial = number('initial', 1);
  const schedule = (call: string, options: Record<string, number>) =>
    once('cnn/lr-schedules', call, [t, options], rates);
  switch (vector.params.schedule) {
    case 'step':
      return schedule('stepDecay', {
        initial,
        factor: number('gamma', 1),
        every: number('step_size', 1),
      });
    case 'exponential': {
      const decay = { initial, factor: number('decay_rate', 1), every: number('decay_steps', 1) };
      return schedule(vector.params.staircase === true ? 'stepDecay' : 'exponentialDecay', decay);
    }
    case 'cosine':
      return schedule('cosine', {
        initial,
        final: initial * number('alpha', 0),
        steps: number('decay_steps', 1),
      });
    case 'cosine_min':
      return schedule('cosine', { initial, final: number('min_lr', 0), steps: number('T_max', 1) });
    default:
      return skip('another schedule');
  }
};
