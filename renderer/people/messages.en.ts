export const messages = {
  severalPeople: 'Several people in view',
  follow: 'Follow',
  choices: {
    nearest: 'The nearest person',
    left: 'The person on the left',
    right: 'The person on the right',
    chosen: 'The one I point at',
  },
  other: 'Follow the other person',
  /** Read out, when it changes. */
  reads: {
    left: 'Several people are in view. The one on the left is read.',
    right: 'Several people are in view. The one on the right is read.',
    front: 'Several people are in view. The one in front is read.',
    back: 'Several people are in view. The one further back is read.',
    one: 'Several people are in view. One of them is read.',
  },
  gone: {
    nearest: 'The person whom you chose is gone. The nearest one is read again.',
    left: 'The person whom you chose is gone. The one on the left is read again.',
    right: 'The person whom you chose is gone. The one on the right is read again.',
  },
  setting: {
    legend: 'With several people in view, read',
    about:
      'Left and right are as you see them in the picture. There you can also point at a person, or press “Follow the other person”: that one is read until they are gone.',
  },
};
export type Messages = typeof messages;
