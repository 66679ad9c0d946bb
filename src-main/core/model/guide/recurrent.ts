import { activations } from '../options';
import { count, often, onOff, type OptionGuide, seldom, share } from './types';
import { weightGuides } from './weights';

const curve = { kind: 'choice', choices: activations.filter((name) => name !== 'softmax') } as const;

const shared: readonly OptionGuide[] = [
  often('units', 'Units', 'How many numbers the layer remembers from step to step.', count),
  often('activation', 'Activation', 'The curve that the new memory goes through.', curve),
  often(
    'return_sequences',
    'Return sequences',
    'Gives its answer at every step. Turn it on where another recurrent layer follows, off for the last one.',
    onOff,
  ),
  often('dropout', 'Dropout', 'Share of the inputs left out at random while training, against overfitting.', share),
  often('recurrent_dropout', 'Recurrent dropout', 'Share of the remembered numbers left out at random while training.', share),
  seldom('go_backwards', 'Read backwards', 'Reads the steps from the last to the first.', onOff),
  seldom(
    'stateful',
    'Keep the memory',
    'A prediction goes on from the memory that the one before left, as a free run needs it. Training does so only where rows are not shuffled.',
    onOff,
  ),
  seldom('use_bias', 'Bias', 'Adds a learned constant to every unit.', onOff),
  ...weightGuides('kernel', 'Input', 'the input weights'),
  ...weightGuides('recurrent', 'Memory', 'the memory weights'),
  ...weightGuides('bias', 'Bias', 'the biases'),
];
const gates = seldom('recurrent_activation', 'Gate activation', 'The curve that opens and closes the gates.', curve);

export const simpleRnnOptions = shared;
export const lstmOptions: readonly OptionGuide[] = [
  ...shared,
  gates,
  seldom('unit_forget_bias', 'Begin by remembering', 'The forget gate starts open, so that early training keeps the memory.', onOff),
];
export const gruOptions: readonly OptionGuide[] = [
  ...shared,
  gates,
  seldom('reset_after', 'Reset after', 'The reset gate acts after the memory’s weights, with a bias of its own.', onOff),
];
