import type { BidirectionalSpec } from '../../../core/model/layers/bidirectional';
import { reserveTensor, slabSize, type Tensor } from '../tensor';
import { planGru } from './gru';
import { innerContext, type LayerContext, type PlannedLayer } from './layer';
import { planLstm } from './lstm';
import type { RecurrentSpec } from './recurrent-spec';
import { planSimpleRnn } from './simple-rnn';

/** Numbers of the merge modes in `kernels/layers/bidirectional.ts`. */
const mergeModes: Readonly<Record<BidirectionalSpec['merge_mode'], number>> = { concat: 0, sum: 1, mul: 2, ave: 3 };

/** The layer read forwards and a copy read backwards. Masked steps of a sequence answer 0, as in Keras (`zero_output_for_mask`). */
export function planBidirectional(spec: BidirectionalSpec, context: LayerContext): PlannedLayer {
  const { kernels, memory, input, maxRows, outputShape } = context;
  const mode = mergeModes[spec.merge_mode];
  const { units, return_sequences: isSequence } = spec.layer;
  const inner = { outputShape: [...outputShape.slice(0, -1), units] };
  // Each direction writes a gradient of the input of its own.
  const turned: Tensor = { ...input, grad: input.grad === 0 ? 0 : memory.reserve(input.steps * slabSize(input.features, maxRows)) };
  const forwards = planCell(spec.layer, innerContext(context, 'forward_', inner));
  const backwards = planCell({ ...spec.layer, go_backwards: true }, innerContext(context, 'backward_', { ...inner, input: turned }));
  const [f, b] = [forwards.output, backwards.output];
  const output = reserveTensor(memory, outputShape, maxRows, isSequence ? input.mask : 0);
  const { steps } = output;
  const clear = (slabs: number, rows: number): void => {
    if (output.mask !== 0) kernels.clearMasked(slabs, output.mask, steps, output.features, rows);
  };
  return {
    output,
    inner: [forwards, backwards],
    kept: [...(forwards.kept ?? []), ...(backwards.kept ?? [])],
    prepare() {
      forwards.prepare?.();
      backwards.prepare?.();
    },
    forward(rows, training, batch) {
      forwards.forward(rows, training, batch);
      backwards.forward(rows, training, batch);
      kernels.mergeDirections(mode, output.value, f.value, b.value, steps, units, rows);
      clear(output.value, rows);
    },
    backward(rows, training, batch) {
      clear(output.grad, rows);
      kernels.splitDirections(mode, output.grad, f.value, f.grad, b.value, b.grad, steps, units, rows);
      forwards.backward(rows, training, batch);
      backwards.backward(rows, training, batch);
      if (input.grad !== 0) kernels.add(input.grad, input.grad, turned.grad, input.steps * slabSize(input.features, rows) * 4);
    },
    resetStates() {
      forwards.resetStates?.();
      backwards.resetStates?.();
    },
  };
}

function planCell(spec: RecurrentSpec, context: LayerContext): PlannedLayer {
  switch (spec.type) {
    case 'SimpleRNN':
      return planSimpleRnn(spec, context);
    case 'LSTM':
      return planLstm(spec, context);
    case 'GRU':
      return planGru(spec, context);
  }
}
