/** The six families in plain sentences. What is said of accuracy and time was measured: README and docs/recognition.md. */
import type { Family } from '../../models/network.ts';

export const DEFAULT_FAMILY: Family = 'gru';

export interface FamilyText {
  name: string;
  /** What it is, and when it is good. */
  text: string;
}

/** In the order in which they are offered: the default first, the most special last. */
export const FAMILY_TEXTS: Record<Family, FamilyText> = {
  gru: {
    name: 'GRU',
    text: 'Reads along picture by picture and keeps what matters: ready when the sign ends, good for almost everything.',
  },
  attention: {
    name: 'Attention',
    text: 'Reads the sign both ways and learns which moments count: about a point better on many words of strangers, and quicker to train.',
  },
  bidirectional: {
    name: 'Bidirectional',
    text: 'Reads the sign forwards and backwards every few pictures: for words that differ only in how they end.',
  },
  lstm: {
    name: 'LSTM',
    text: 'As the GRU, with a second memory: as good where it was measured, larger, and a third slower to train.',
  },
  rnn: {
    name: 'Plain RNN',
    text: 'The simplest and smallest: trains in half the time, good for a first try with few words.',
  },
  'encoder-decoder': {
    name: 'Encoder-decoder',
    text: 'Learns sentences of two or three signs as well, for research: it trains longest, and the caption shows its first word only.',
  },
};

export const OFFERED = Object.keys(FAMILY_TEXTS) as Family[];
