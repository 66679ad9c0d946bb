import { z } from 'zod';
import { seed } from '../../contract/schemas';
import { formulaSpecSchema } from '../../core/dataset/formula';
import { importOptionsSchema } from '../../core/dataset/import-options';
import { lossOptionsSchema } from '../../core/model/losses';
import { modelSpecSchema } from '../../core/model/model';
import { problemFields, upgradeProblem } from '../../core/problem/problem';
import { trainingSpecSchema } from '../../core/run/run';

/** The version this program writes; a reader for every version that was ever released stays. */
export const experimentVersion = 1;

/** Samples that the product carries. */
export const samples = ['basketball', 'sunspots', 'shares'] as const;
export type Sample = (typeof samples)[number];

const filePath = z.string().min(1).max(4096);

const datasetSchema = z.strictObject({
  /** A table's file, absolute or relative to the experiment file. */
  file: filePath.optional(),
  /** Several files of one shape, which become one dataset in their order. */
  files: z.array(filePath).min(1).max(1000).optional(),
  /** A sample that the product carries, instead of a file. */
  sample: z.enum(samples).optional(),
  /** Computed rows, instead of a file. */
  formula: formulaSpecSchema.optional(),
  /** How the file or the sample is read; what is left out is found out. */
  options: importOptionsSchema.optional(),
});

/** Column names in order; `M1 … M36` (or `M1 ... M36`) stands for all columns from the one to the other. */
const columnNames = z.array(z.string().min(1));

const problemSchema = z.preprocess(
  upgradeProblem,
  z.strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    ...problemFields,
    steps: columnNames.default([]),
    targets: columnNames.min(1),
  }),
);

const { name, layers, loss, optimizer, version } = modelSpecSchema.shape;

/** `training` overrides the experiment's, option by option. The Input layer may be left out. */
const modelSchema = z
  .strictObject({
    version,
    /** A `.keras` file in place of layers; name, loss and optimizer are then those of the file unless they are given. */
    keras: z.string().min(1).max(4096).optional(),
    name: name.optional(),
    layers: layers.optional(),
    loss: loss.optional(),
    loss_options: lossOptionsSchema.optional(),
    optimizer: optimizer.optional(),
    training: trainingSpecSchema.optional(),
  })
  .superRefine((model, context) => {
    const say = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    if (model.keras === undefined) {
      for (const key of ['name', 'layers', 'loss', 'optimizer'] as const)
        if (model[key] === undefined) say(key, `The experiment file lacks the ${key} of a model`);
    } else {
      if (model.layers !== undefined) say('layers', 'A model names both layers and a Keras file');
      if (/(^|[\\/])\.\.([\\/]|$)/.test(model.keras)) say('keras', 'A Keras file lies in the experiment’s folder, or is named in full');
    }
  });

/** `*.seqbench.json`, version 1: dataset, problem, training and models, as EXPERIMENTS.md says; every object refuses keys it does not know. */
export const experimentSchema = z.strictObject({
  seqbench: z.literal(experimentVersion),
  title: z.string().trim().min(1).max(120),
  description: z.string().max(4000).default(''),
  dataset: datasetSchema,
  problem: problemSchema,
  training: trainingSpecSchema.default(trainingSpecSchema.parse({})),
  models: z.array(modelSchema).min(1).max(1000),
  /** Seeds initial weights, the order of rows and dropout; the split has its own. */
  seed: seed.default(1),
});

/** The file as it stands, with defaults filled in. */
export type ExperimentFile = z.output<typeof experimentSchema>;
