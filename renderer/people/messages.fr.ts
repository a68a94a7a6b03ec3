import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  severalPeople: 'Plusieurs personnes dans l’image',
  follow: 'Suivre',
  choices: {
    nearest: 'La personne la plus proche',
    left: 'La personne à gauche',
    right: 'La personne à droite',
    chosen: 'Celle que je montre',
  },
  other: 'Suivre l’autre personne',
  reads: {
    left: 'Plusieurs personnes sont visibles. Celle de gauche est lue.',
    right: 'Plusieurs personnes sont visibles. Celle de droite est lue.',
    front: 'Plusieurs personnes sont visibles. Celle de devant est lue.',
    back: 'Plusieurs personnes sont visibles. Celle de derrière est lue.',
    one: 'Plusieurs personnes sont visibles. L’une d’elles est lue.',
  },
  gone: {
    nearest: 'La personne choisie est partie. La plus proche est de nouveau lue.',
    left: 'La personne choisie est partie. Celle de gauche est de nouveau lue.',
    right: 'La personne choisie est partie. Celle de droite est de nouveau lue.',
  },
  setting: {
    legend: 'Quand plusieurs personnes sont visibles, lire',
    about:
      'La gauche et la droite sont celles que vous voyez dans l’image. Vous pouvez aussi y montrer une personne, ou choisir « Suivre l’autre personne » : elle est lue jusqu’à ce qu’elle parte.',
  },
};
