import { z } from 'zod';
import { runId } from '../contract/schemas';
import type { ToTrainer, TrainerJob } from '../contract/trainer';
import { asId, type Sha256 } from '../core/ids';
import { modelSpecSchema } from '../core/model/model';
import { tasks } from '../core/problem/problem';
import { trainingSpecSchema } from '../core/run/run';

const path = z.string().min(1).max(4096);
const seed = z
  .int()
  .min(0)
  .max(2 ** 32 - 1);

const trainerJobSchema: z.ZodType<TrainerJob> = z.strictObject({
  version: z.literal(1),
  runId,
  folder: path,
  snapshot: path,
  snapshotHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .transform((text) => asId<Sha256>(text)),
  shape: z.strictObject({
    input: z.array(z.int().positive()).min(1).max(3),
    open: z.boolean(),
    output: z.array(z.int().positive()).min(1).max(2),
    task: z.enum(tasks),
    classes: z.array(z.string()),
    maskValue: z.number().optional(),
  }),
  model: modelSpecSchema,
  training: trainingSpecSchema,
  seed,
  seqbench: z.string().max(80),
  threads: z.int().min(1).max(1024).optional(),
  weights: path.optional(),
});

/** Everything that a trainer may be told. */
export const toTrainerSchema: z.ZodType<ToTrainer> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), job: trainerJobSchema }),
  z.strictObject({ kind: z.literal('cancel') }),
  z.strictObject({ kind: z.literal('survey') }),
]);
