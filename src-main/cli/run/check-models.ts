import { SeqbenchError } from '../../contract/errors';
import { checkModel } from '../../core/model/check';
import type { ProblemShape } from '../../core/problem/problem';
import type { ModelRecord } from '../../core/model/model';

/**
 * @returns what the models leave to be desired, one sentence each
 * @throws SeqbenchError `model.invalid` for the first stack that cannot be built, naming its place in the file
 */
export function checkModels(models: readonly ModelRecord[], shape: ProblemShape): readonly string[] {
  const warnings: string[] = [];
  for (const [index, { spec }] of models.entries()) {
    const { problems } = checkModel(spec, shape);
    const fault = problems.find((problem) => problem.severity === 'error');
    warnings.push(...problems.filter(({ severity }) => severity === 'warning').map(({ message }) => `${spec.name}: ${message}`));
    if (!fault) continue;
    const model = `models[${index}]`;
    throw new SeqbenchError({
      code: 'model.invalid',
      message: `The model “${spec.name}” cannot be built. ${fault.message}`,
      place: fault.layer === null ? model : `${model}.layers, ${layerWords(spec.layers.length, fault.layer)}`,
    });
  }
  return warnings;
}

/** The file may leave Input out, so a number would be ambiguous there; what counts is the stack without it. */
function layerWords(layers: number, layer: number): string {
  if (layer === 0) return 'Input';
  return `layer ${layer} of ${layers - 1} without Input`;
}
