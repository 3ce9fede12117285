/** Backward passes of convolution and pooling: vectors in NCHW and NHWC to exercises in NHWC. */
import { images, paddingOf } from './adapt-images.ts';
import { type Adapter, need, once, skip, uniformParam } from './adaptation.ts';
import { float32, transpose } from './plain-tensor.ts';

export const adaptConv2dBackward: Adapter = (vector) => {
  const tensor = (name: string) => images(vector, float32(need(vector.inputs, name)));
  const back = (name: string) => float32(need(vector.expected, name));
  // PyTorch's filters are [K, C, F, F]; those of TensorFlow.js are as the exercise has them.
  const turned = vector.op === 'tg.conv';
  const filters = (name: string, read: (name: string) => ReturnType<typeof float32>) =>
    turned ? transpose(read(name), [2, 3, 1, 0]) : read(name);
  const x = tensor('x');
  const w = filters(turned ? 'w' : 'filter', (name) => float32(need(vector.inputs, name)));
  const [rows = 0, columns = 0] = w.shape;
  const stride = uniformParam(vector, 'stride' in vector.params ? 'stride' : 'strides', 1);
  if (rows !== columns) return skip('a filter that is not square');
  if (stride === null) return skip('a stride per axis');
  const padding = paddingOf(vector, [rows, columns], x.shape.slice(1, 3), stride);
  if (padding === null) return skip('other padding than valid or same');
  const dx = images(vector, back('dx'));
  const dw = filters(turned ? 'dw' : 'dfilter', back);
  const db = vector.expected.db ? { db: back('db') } : {};
  const args = [x, w, tensor(turned ? 'dout' : 'dy'), { stride, padding }];
  return once('cnn/conv2d-backward', 'conv2dBackward', args, { dx, dw, ...db });
};

/** `call` is maxPoolBackward or avgPoolBackward; the second is told how large the maps were. */
export const adaptPoolingBackward =
  (call: 'maxPoolBackward' | 'avgPoolBackward'): Adapter =>
  (vector) => {
    const tensor = (name: string) => images(vector, float32(need(vector.inputs, name)));
    const x = tensor('x');
    const size = uniformParam(vector, 'kernel' in vector.params ? 'kernel' : 'filterSize', Number.NaN);
    const stride = uniformParam(vector, 'stride' in vector.params ? 'stride' : 'strides', 1);
    if (size === null || Number.isNaN(size) || stride === null) return skip('a window or stride per axis');
    if (paddingOf(vector, [size, size], x.shape.slice(1, 3), stride) !== 'valid') return skip('padding');
    const dy = tensor('dy' in vector.inputs ? 'dy' : 'dout');
    const [, height = 0, width = 0] = x.shape;
    const args =
      call === 'maxPoolBackward' ? [x, dy, { size, stride }] : [dy, { size, stride, height, width }];
    const dx = images(vector, float32(need(vector.expected, 'dx')));
    return once('cnn/pooling-backward', call, args, dx);
  };
