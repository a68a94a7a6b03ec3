/** Who is followed where several people are in view, as somebody in front of the picture chooses it and is told of it. */
import { FollowedPerson, FOLLOWING, type Following, type Standing } from '../../models/followed_person.ts';
import type { DetectedHand, LandmarkFrame } from '../../models/landmarks.ts';
import type { Memory } from '../memory.ts';
import { messages } from './messages.ts';
import { placeInPicture, type Box, type Point } from './picture-place.ts';

/** Left and right as the picture is shown. */
export type Choice = Following | 'chosen';

interface Shown {
  /** The camera sends a mirror image, which is shown as it is; every other picture is turned about. */
  readonly mirrored: boolean;
}

export class People {
  readonly #person = new FollowedPerson();
  #following = $state<Following>('nearest');
  #held = $state(false);
  #several = $state(false);
  #standing = $state<Standing | null>(null);
  /** Of the last picture, width / height. */
  #aspect = 1;
  #memory: Memory;
  #shown: Shown;
  #notices: { say(text: string): void };

  constructor(memory: Memory, shown: Shown, notices: { say(text: string): void }) {
    this.#memory = memory;
    this.#shown = shown;
    this.#notices = notices;
    const kept = memory.get('following');
    this.#following = FOLLOWING.find((each) => each === kept) ?? 'nearest';
  }

  /** Whom to follow unless somebody was chosen in the picture: kept for the next time. */
  get following() {
    return this.#following;
  }
  set following(following) {
    this.#following = following;
    this.#memory.set('following', following);
    this.#person.following = this.#inPicture(following);
    this.#read();
  }

  /** What holds now. */
  get choice(): Choice {
    return this.#held ? 'chosen' : this.#following;
  }
  set choice(choice) {
    if (choice !== 'chosen') this.following = choice;
    else this.#person.hold();
    this.#read();
  }

  /** There is somebody else who could be followed. */
  get several() {
    return this.#several;
  }
  /** Where the followed person is, as the picture is shown; null where there is nobody to tell them from. */
  get standing() {
    return this.#standing;
  }

  /** More hands than one person's are worth looking for. */
  get crowded() {
    return this.#person.crowded;
  }
  /** The last picture's hands that are left out. */
  get others(): readonly DetectedHand[] {
    return this.#person.others;
  }

  reset() {
    this.#person.reset();
    this.#read();
  }

  /** @returns the frame with the hands of the followed person alone */
  keep(found: LandmarkFrame): LandmarkFrame {
    const following = this.#inPicture(this.#following);
    // The camera may have been changed for one that shows the sides the other way round.
    if (following !== this.#person.following) this.#person.following = following;
    this.#aspect = found.aspect;
    const { held } = this.#person;
    const frame = this.#person.keep(found);
    if (held && !this.#person.held) this.#notices.say(messages().gone[this.#following]);
    this.#read();
    return frame;
  }

  /** Follows somebody else, until they are gone. */
  next() {
    this.#person.next();
    this.#read();
  }

  /** Follows who is there in the picture as it is shown, until they are gone. @param box that it is fitted into */
  pointAt(point: Point, box: Box) {
    const place = placeInPicture(point, box, this.#aspect);
    if (place) this.#person.point(this.#turned ? 1 - place.x : place.x, place.y);
    this.#read();
  }

  get #turned() {
    return !this.#shown.mirrored;
  }

  #inPicture(following: Following): Following {
    return this.#turned ? (TURNED[following] ?? following) : following;
  }

  #read() {
    const { held, hasOther, standing } = this.#person;
    this.#held = held;
    this.#several = hasOther;
    this.#standing = standing && this.#turned ? (TURNED[standing] ?? standing) : standing;
  }
}

const TURNED: Partial<Record<Following | Standing, 'left' | 'right'>> = { left: 'right', right: 'left' };
