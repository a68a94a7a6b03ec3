/** Draws how much each hand moves over a take, with what is trimmed away dimmed and a mark where the player stands. */
import type { Trim } from '../../electron/ipc.ts';
import type { Energy } from './motion-energy.ts';

/** Colours of the night surface (theme.css), on which it is always drawn. */
const LANE = '#1f3154';
const HANDS = { left: '#ffd873', right: '#46d3cb' };
const GAP = 'rgb(255 168 152 / 0.35)';
const DIM = 'rgb(12 20 38 / 0.72)';
const HEAD = '#f7f9fd';
/** Palm lengths a second that fill a lane at least: a hand that hardly moves must not look as if it did. */
const LEAST_FULL = 8;

/** Two lanes, one a hand: the upper one for the hand that is seen on the left, as in a mirror. */
export interface Lane {
  hand: keyof Energy;
  /** Shares of the height. */
  top: number;
  bottom: number;
}
export const LANES: readonly Lane[] = [
  { hand: 'left', top: 0.03, bottom: 0.485 },
  { hand: 'right', top: 0.515, bottom: 0.97 },
];

export interface TimelinePicture {
  /** [frames] ms from the take's start. */
  times: ArrayLike<number>;
  duration: number;
  energy: Energy;
  trim: Trim;
  /** Mirrored takes: the hands have changed places. */
  mirrored: boolean;
  /** Ms. */
  time: number;
}

export function drawTimeline(canvas: HTMLCanvasElement, picture: TimelinePicture): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { times, duration, energy, trim, mirrored, time } = picture;
  const { width, height } = canvas;
  const x = (ms: number) => (duration > 0 ? (ms / duration) * width : 0);
  const full = fullScale(energy);
  context.clearRect(0, 0, width, height);
  for (const { hand, top, bottom } of LANES) {
    const values = mirrored ? energy[hand === 'left' ? 'right' : 'left'] : energy[hand];
    const [from, to] = [top * height, bottom * height];
    context.fillStyle = LANE;
    context.fillRect(0, from, width, to - from);
    for (let frame = 0; frame < values.length; frame++) {
      const value = values[frame] ?? NaN;
      const left = x(halfway(times, frame - 1, frame));
      const across = Math.max(1, x(halfway(times, frame, frame + 1)) - left);
      if (Number.isNaN(value)) {
        context.fillStyle = GAP;
        context.fillRect(left, to - height / 40, across, height / 40);
        continue;
      }
      // The root shows small movements beside large ones.
      const share = Math.min(1, Math.sqrt(value / full));
      context.fillStyle = HANDS[hand];
      context.fillRect(left, to - Math.max(height / 80, share * (to - from)), Math.max(1, across - 1), height);
    }
    context.clearRect(0, to, width, height - to);
  }
  context.fillStyle = DIM;
  context.fillRect(0, 0, x(trim.start), height);
  context.fillRect(x(trim.end), 0, width - x(trim.end), height);
  context.fillStyle = HEAD;
  context.fillRect(x(time) - 1, 0, 2, height);
}

/**
 * What fills a lane: the take's own 95th percentile. Data sets differ too much for one figure: half of the hands' peaks
 * are above 30 palm lengths a second in wlasl-100, and above 7.5 in traduttore-10.
 */
function fullScale({ left, right }: Energy): number {
  const known = [...left, ...right].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return Math.max(LEAST_FULL, known[Math.floor(0.95 * (known.length - 1))] ?? 0);
}

/** Between two frames, ms: a frame's bar reaches half way to its neighbours. */
function halfway(times: ArrayLike<number>, a: number, b: number): number {
  const last = times.length - 1;
  const at = (frame: number) => times[Math.min(last, Math.max(0, frame))] ?? 0;
  return (at(a) + at(b)) / 2;
}
