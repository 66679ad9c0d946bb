import type { GruSpec } from '../../../core/model/layers/gru';
import type { LstmSpec } from '../../../core/model/layers/lstm';
import type { SimpleRnnSpec } from '../../../core/model/layers/simple-rnn';

export type RecurrentSpec = SimpleRnnSpec | LstmSpec | GruSpec;
