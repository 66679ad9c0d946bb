import { z } from 'zod';
import { formatNumber } from '../../text';
import { type LayerDefinition, noParams } from '../layer';
import { activation } from '../options';

/** `keras.layers.Activation`: a curve as a layer of its own. */
export const activationSchema = z.strictObject({ type: z.literal('Activation'), activation });
export type ActivationSpec = z.output<typeof activationSchema>;
/** `keras.layers.LeakyReLU`. */
export const leakyReluSchema = z.strictObject({ type: z.literal('LeakyReLU'), negative_slope: z.number().min(0).max(1e6).default(0.3) });
export type LeakyReluSpec = z.output<typeof leakyReluSchema>;
/** `keras.layers.ELU`. */
export const eluSchema = z.strictObject({ type: z.literal('ELU'), alpha: z.number().min(0).max(1e6).default(1) });
export type EluSpec = z.output<typeof eluSchema>;
/** `keras.layers.Softmax` over the last axis. */
export const softmaxSchema = z.strictObject({ type: z.literal('Softmax') });
export type SoftmaxSpec = z.output<typeof softmaxSchema>;

function curve<Spec>(describe: (spec: Spec) => string): LayerDefinition<Spec> {
  return { outputShape: (_spec, shape) => shape, params: () => noParams, weights: () => [], describe };
}

export const activationLayer = curve<ActivationSpec>((spec) => spec.activation.replaceAll('_', ' '));
export const leakyRelu = curve<LeakyReluSpec>((spec) => `slope ${formatNumber(spec.negative_slope)} below zero`);
export const elu = curve<EluSpec>((spec) => `alpha ${formatNumber(spec.alpha)}`);
export const softmax = curve<SoftmaxSpec>(() => 'shares that add up to 1');
