import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  practice: 'Exercices',
  practiseSigns: 'S’exercer à signer',
  about:
    'Un mot s’affiche et vous le signez. La note est ce que le modèle lit, comme dans une conversation ; il ne peut pas dire si vous signez bien.',
  place: (at, of) => `Mot ${at} sur ${of}`,
  sign: 'Signez :',
  unseen: 'Ce que vous signez n’est pas encore vu : attendez la caméra et la détection des mains.',
  movingHands: (word) => `Mains qui signent « ${word} », comme dans un miroir`,
  noMovement: 'Il n’y a pas de mouvement à montrer pour ce mot.',
  showMe: 'Montrez-moi',
  hold: 'Arrêter le mouvement',
  play: 'Lire le mouvement',
  skip: 'Passer ce mot',
  end: 'Terminer la série',
  word: 'Mot',
  read: 'Lu',
  onceMore: (count) => plural(count, { one: 'Refaire le mot manqué', other: `Refaire les ${count} mots manqués` }),
  whichWords: 'Quels mots',
  choices: { all: 'N’importe quels mots', weak: 'Mots manqués', new: 'Mots pas encore exercés' },
  howMany: 'Combien',
  showEach: 'Montrer comment chaque mot se signe',
  leftHand: 'Je signe de la main gauche',
  start: 'Commencer',
  noModel: 'Les mots viennent avec le modèle, qui n’est pas chargé.',
  noneWrong: 'Aucun mot n’a encore été manqué.',
  noneNew: 'Tous les mots ont déjà été exercés.',
  right: (word, sure) => `Juste : « ${word} », sûr à ${sure}.`,
  nearly: (word, sure) => `Presque : cela ressemblait à « ${word} », mais sûr à ${sure} seulement. Réessayez.`,
  other: (word) => `Cela a été lu comme « ${word} ». Regardez le mouvement et réessayez.`,
  nothing: 'Cela n’a été lu comme aucun mot. Regardez le mouvement et réessayez.',
  noneSigned: 'Aucun mot n’a été signé.',
  allAtOnce: (count) =>
    plural(count, { one: 'Juste au premier essai.', other: `Les ${count} justes au premier essai.` }),
  someAtOnce: (right, count) =>
    plural(right, {
      one: `${right} sur ${count} juste au premier essai.`,
      other: `${right} sur ${count} justes au premier essai.`,
    }),
  skipped: 'passé',
  notRead: 'pas lu',
  tries: (tries, sure) =>
    `${tries === 1 ? 'premier essai' : tries === 2 ? 'deuxième essai' : 'troisième essai'}, sûr à ${sure}`,
  textToSigns: 'Du texte aux signes',
  aboutText:
    'Écrivez ce que vous voulez dire. Les signes que le modèle connaît sont montrés l’un après l’autre : pour quelqu’un qui répond, ou pour signer en même temps.',
  text: 'Texte',
  showSigns: 'Montrer les signes',
  notLoaded: (why) => `Les mouvements n’ont pas pu être chargés. ${why}`,
  quoted: (word) => `« ${word} »`,
  unknown: (count, words) =>
    plural(count, {
      one: `Aucun signe n’est connu pour ${words}. Enregistrez-le pour l’apprendre au programme.`,
      other: `Aucun signe n’est connu pour ${words}. Enregistrez-les pour les apprendre au programme.`,
    }),
  unmoving: (words) => `Il n’y a pas de mouvement à montrer pour ${words}.`,
  signs: 'Signes',
  playback: 'Lecture des signes',
  playButton: 'Lecture',
  pauseButton: 'Pause',
  slowly: 'Lentement',
};
