import { z } from 'zod';
import { formatCount } from '../../text';
import { formatShape, type LayerDefinition, type Shape } from '../layer';
import { count } from '../options';
import { countOf } from '../param-count';
import { embeddingsOptions, weight } from '../weights';

/** `keras.layers.Embedding`: whole numbers from 0 to `input_dim` - 1 become learned vectors. */
export const embeddingSchema = z.strictObject({
  type: z.literal('Embedding'),
  input_dim: z.int().min(1).max(10_000_000),
  output_dim: count,
  /** 0 stands for a step that is not there. */
  mask_zero: z.boolean().default(false),
  ...embeddingsOptions,
});
export type EmbeddingSpec = z.output<typeof embeddingSchema>;

export const embedding: LayerDefinition<EmbeddingSpec> = {
  outputShape(spec, shape) {
    const steps = stepsOf(shape);
    if (steps) return [...steps, spec.output_dim];
    return { needs: 'sequence', message: `Embedding needs one whole number a step; the layer above gives ${formatShape(shape)}.` };
  },
  params: (spec) =>
    countOf([{ formula: `${spec.input_dim} × ${spec.output_dim}`, name: 'vectors', value: spec.input_dim * spec.output_dim }]),
  weights(spec) {
    const { embeddings_initializer, embeddings_regularizer, embeddings_constraint } = spec;
    const choices = { initializer: embeddings_initializer, regularizer: embeddings_regularizer, constraint: embeddings_constraint };
    return [weight('embeddings', [spec.input_dim, spec.output_dim], choices)];
  },
  describe: (spec) => `${formatCount(spec.input_dim)} numbers, ${spec.output_dim} values each${spec.mask_zero ? ', 0 is no step' : ''}`,
};

/** One feature a step is the number itself: Keras takes `[steps]`, the workbench's problems give `[steps, 1]`. */
function stepsOf(shape: Shape): Shape | null {
  if (shape.length === 1) return shape;
  return shape.length === 2 && shape[1] === 1 ? shape.slice(0, 1) : null;
}
