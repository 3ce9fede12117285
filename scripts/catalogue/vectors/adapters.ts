/** Which adapter reads which topic of the vectors. No exercise asks for what the others show. */

import { adaptAugmentation, adaptDropout } from './adapt-augmentation.ts';
import { adaptConv2dBackward, adaptPoolingBackward } from './adapt-backward.ts';
import { adaptBatchNorm, adaptConv2d, adaptPooling } from './adapt-images.ts';
import {
  adaptActivation,
  adaptCrossEntropy,
  adaptDense,
  adaptGanLoss,
  adaptLayerNorm,
  adaptLogSoftmax,
  adaptSoftmax,
  adaptSpectralNorm,
} from './adapt-losses.ts';
import { adaptDescent, adaptOptimiser } from './adapt-optimisers.ts';
import { adaptSchedule } from './adapt-schedules.ts';
import { adaptPatches, adaptPositionalEncoding } from './adapt-tokens.ts';
import { adaptAttention, adaptBlock, adaptMultiHead } from './adapt-transformers.ts';
import { type Adapter, skip } from './adaptation.ts';

export const ADAPTERS: Readonly<Record<string, Adapter>> = {
  activations: adaptActivation,
  augmentation_crop_flip_pad: adaptAugmentation,
  avg_pool_backward: adaptPoolingBackward('avgPoolBackward'),
  avg_pool_forward: adaptPooling('avgPool'),
  batch_norm: adaptBatchNorm,
  batch_norm_backward: () => skip('a gradient that TensorFlow.js works out'),
  contrastive_loss: () => skip('views of the same side are compared as well'),
  conv2d_backward: adaptConv2dBackward,
  conv2d_forward: adaptConv2d,
  cross_entropy: adaptCrossEntropy,
  dense: adaptDense,
  dropout: adaptDropout,
  gan_losses: adaptGanLoss,
  gradient_newton: adaptDescent,
  layer_norm: adaptLayerNorm,
  layer_norm_backward: () => skip('a gradient that TensorFlow.js works out'),
  log_softmax: adaptLogSoftmax,
  lr_schedules: adaptSchedule,
  max_pool_backward: adaptPoolingBackward('maxPoolBackward'),
  max_pool_forward: adaptPooling('maxPool'),
  multi_head_attention: adaptMultiHead,
  optimizers: adaptOptimiser,
  patch_embedding: adaptPatches,
  positional_encoding: adaptPositionalEncoding,
  scaled_dot_product_attention: adaptAttention,
  softmax: adaptSoftmax,
  spectral_norm: adaptSpectralNorm,
  transformer_block: adaptBlock,
  weight_init: () => skip('bounds and gains, no draws'),
};
