import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  howDoISign: 'Comment signer…',
  close: 'Fermer la liste des mots',
  find: 'Chercher un mot',
  fromWhere: 'Origine des mots',
  all: 'Tous',
  origins: { new: 'Nouveaux', model: 'Appris', released: 'Fournis' },
  marks: { new: 'nouveau', released: 'fourni' },
  words: 'Mots',
  twoHanded: ', à deux mains',
  noneLike: (text) => `Le modèle ne connaît aucun mot comme « ${text} ».`,
  noModel: 'Les mots viennent avec le modèle, qui n’est pas chargé.',

  movingHands: (word) => `Mains qui signent « ${word} », comme dans un miroir`,
  loading: 'Chargement…',
  noMovement: (word) => `Le modèle reconnaît « ${word} », mais n’a pas de mouvement à montrer.`,
  notLoaded: (why) => `Le mouvement n’a pas pu être chargé. ${why}`,
  movement: 'Mouvement',
  play: 'Lecture',
  pause: 'Pause',
  momentOfMovement: 'Moment du mouvement',
  moment: (at, of) => `${decimal(at, 1)} sur ${decimal(of, 1)} secondes`,
  slowly: 'Lentement',
  leftHand: 'Je signe de la main gauche',
  moments: (count) =>
    plural(count, { one: `${count} moment du mouvement`, other: `${count} moments du mouvement, dans l’ordre` }),

  extent: (words, model) => plural(words, { one: `${words} mot · ${model}`, other: `${words} mots · ${model}` }),
  aboutModel: 'À propos du modèle',
  closeCard: 'Fermer',
  modelCard: 'Fiche du modèle',
  network: (words, family, parameters) =>
    plural(words, {
      one: `${words} mot · réseau ${family} · ${decimal(parameters)} paramètres`,
      other: `${words} mots · réseau ${family} · ${decimal(parameters)} paramètres`,
    }),
  notMeasured: 'Sa réussite avec des personnes qu’il n’a jamais vues n’a pas été mesurée.',
  measured: (right) => `Sur 100 signes de personnes qu’il n’avait jamais vues, il en a bien lu environ ${right}.`,
  measuredWithWorst: (right, person, worst) =>
    `Sur 100 signes de personnes qu’il n’avait jamais vues, il en a bien lu environ ${right} ; pour la personne qu’il comprenait le moins (${person}), ${worst}.`,
};
