/** Which adapter reads which topic of the vectors. Topics without one belong to exercises that are still to come. */

import { adaptConv2dBackward, adaptPoolingBackward } from './adapt-backward.ts';
import { adaptBatchNorm, adaptConv2d, adaptPooling } from './adapt-images.ts';
import {
  adaptActivation,
  adaptCrossEntropy,
  adaptDense,
  adaptGanLoss,
  adaptLayerNorm,
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
  avg_pool_backward: adaptPoolingBackward('avgPoolBackward'),
  avg_pool_forward: adaptPooling('avgPool'),
  batch_norm: adaptBatchNorm,
  contrastive_loss: () => skip('views of the same side are compared as well'),
  conv2d_backward: adaptConv2dBackward,
  conv2d_forward: adaptConv2d,
  cross_entropy: adaptCrossEntropy,
  dense: adaptDense,
  gan_losses: adaptGanLoss,
  gradient_newton: adaptDescent,
  layer_norm: adaptLayerNorm,
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
};
