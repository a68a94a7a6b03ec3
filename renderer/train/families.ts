/** The six families in plain sentences. What is said of accuracy and time was measured: README and docs/recognition.md. */
import type { Family } from '../../models/network.ts';
import { messages } from './messages.ts';

export const DEFAULT_FAMILY: Family = 'gru';

export interface FamilyText {
  name: string;
  /** What it is, and when it is good. */
  text: string;
}

/** In the order in which they are offered: the default first, the most special last. */
export const FAMILY_TEXTS: Record<Family, () => FamilyText> = {
  gru: () => messages().families.gru,
  attention: () => messages().families.attention,
  bidirectional: () => messages().families.bidirectional,
  lstm: () => messages().families.lstm,
  rnn: () => messages().families.rnn,
  'encoder-decoder': () => messages().families['encoder-decoder'],
};

export const OFFERED = Object.keys(FAMILY_TEXTS) as Family[];
