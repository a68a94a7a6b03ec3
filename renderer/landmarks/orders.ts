/** What the page and the landmark worker say to each other. */
import type { DetectedHand } from '../../models/landmarks.ts';
import type { Parts } from './parts.ts';
import type { Why } from './trouble.ts';

export type Delegate = 'GPU' | 'CPU';

export type Order =
  /** The model is transferred. `life`: the lock that the worker holds as long as it lives. */
  | { order: 'load'; parts: Parts; delegate: Delegate | 'auto'; life: string }
  /** The picture is transferred; `t` in ms, larger than in any order before; `most`: how many hands to look for. */
  | { order: 'detect'; picture: VideoFrame | ImageBitmap; t: number; most: number };

export type Answer =
  | { answer: 'loaded'; delegate: Delegate }
  | { answer: 'hands'; aspect: number; hands: DetectedHand[] }
  /**
   * Nothing more will come: the model did not load, or MediaPipe or its WebGL context broke. `message`, without a full
   * stop, counts where `why` is null.
   */
  | { answer: 'failed'; why: Why | null; message: string };
