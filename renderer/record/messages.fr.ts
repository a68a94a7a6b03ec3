import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

const takes = (count: number) => plural(count, { one: `${count} prise`, other: `${count} prises` });
const minutes = (count: number) => plural(count, { one: `${count} minute`, other: `${count} minutes` });

export const messages: Messages = {
  takes,
  noSign: 'aucun signe',
  noSignOnlyMoving: 'Aucun signe : bouger seulement',
  goOn: 'Continuer',

  recordSigns: 'Enregistrer des signes',
  libraryUnreadable: 'La bibliothèque ne peut pas être lue.',
  tryAgain: 'Réessayer',
  openingLibrary: 'Ouverture de la bibliothèque…',
  whatToRecord: 'Ce qui sera enregistré',
  untilYouStop: 'Jusqu’à ce que vous arrêtiez',
  extent: (takesAsked, minutesAbout) => `${takes(takesAsked)}, environ ${minutes(minutesAbout)}`,
  startRecording: 'Commencer l’enregistrement',
  missing: {
    wordAndSigner: 'Choisissez un mot et la personne qui signe.',
    word: 'Choisissez un mot.',
    signer: 'Choisissez la personne qui signe.',
  },

  wordsToRecord: 'Mots à enregistrer',
  findWord: 'Cherchez un mot ou tapez-en un nouveau',
  words: 'Mots',
  addWord: (word) => `Ajouter « ${word} »`,
  newWord: 'nouveau mot',
  addMoreWords: 'Ajouter d’autres mots',
  allMyWords: 'Tous mes mots',
  allOtherWords: 'Tous les autres mots',
  aboutNoSign: 'Des mains qui bougent sans signer : le programme apprend ainsi à se taire dans ce cas.',
  plannedWords: 'Mots de cet enregistrement',
  noTakesYet: 'aucune prise',
  soFar: (all) => `${all} jusqu’ici`,
  soFarOfThem: (all, mine) => `${all} jusqu’ici, dont ${mine} de cette personne`,
  takesOf: (word) => `Prises de « ${word} »`,
  leaveOut: (word) => `Retirer « ${word} »`,
  endless: 'Continuer jusqu’à ce que j’arrête',
  takesOfEach: 'Prises par mot',
  randomOrder: 'Dans un ordre aléatoire',
  clearList: 'Vider la liste',
  ofWords: (count) => plural(count, { one: `de ${count} mot`, other: `de ${count} mots` }),
  moreAboutWord: 'En savoir plus sur ce mot',
  wordFields: {
    language: { name: 'Langue des signes', hint: 'LSF, LSFB, …' },
    note: { name: 'Comment il se signe', hint: 'main plate, du menton vers l’avant' },
    reference: { name: 'Où le retrouver', hint: 'un dictionnaire, une page' },
  },

  whoSigns: 'Qui signe',
  choosePerson: 'Choisissez une personne',
  somebodyElse: 'Quelqu’un d’autre…',
  addPerson: 'Ajouter une personne',
  personName: 'Nom, ou tout autre mot pour cette personne',
  leadingHand: 'Main dominante',
  sides: { left: 'gauche', right: 'droite' },
  add: 'Ajouter',

  how: 'Comment',
  ways: {
    'hands-free': {
      name: 'Mains libres',
      hint: 'Signez, baissez les mains, signez de nouveau. Chaque signe devient une prise.',
    },
    manual: {
      name: 'Par touche ou pédale',
      hint: 'Appuyez sur Espace quand un signe commence, et encore quand il finit.',
    },
  },
  timeToStepBack: 'Temps pour reculer',
  noTime: 'aucun',
  seconds: (seconds) => `${seconds} s`,
  sounds: 'Sons',

  toSignNow: 'À signer maintenant',
  onlyMove: 'aucun signe : bougez seulement',
  then: 'puis :',
  recording: 'Enregistrement',
  pedalKeys: 'Espace, Entrée, Page suivante ou une pédale',
  pause: 'Pause',
  endOfSign: 'Fin du signe',
  beginningOfSign: 'Début du signe',
  space: 'Espace',
  skip: 'Passer',
  stop: 'Arrêter',
  escape: 'Échap',
  newWords: 'Nouveaux mots',
  place: (at, of) => `${at} sur ${of}`,
  idleIdeas: {
    head: 'Grattez-vous la tête',
    drink: 'Buvez une gorgée',
    talk: 'Gesticulez sans signer',
    glasses: 'Remontez vos lunettes',
    hands: 'Frottez-vous les mains',
    arms: 'Croisez les bras, puis relâchez-les',
    hair: 'Lissez vos cheveux',
    keyboard: 'Tapez sur un clavier',
    watch: 'Regardez votre montre',
    chin: 'Posez le menton sur la main',
    point: 'Montrez quelque chose du doigt',
    sleeves: 'Ajustez vos manches',
  },

  badge: {
    ready: 'Préparez-vous',
    paused: 'En pause',
    interrupted: 'Interrompu',
    noPicture: 'Pas d’image : l’enregistrement attend',
    saved: 'Sauvegardé',
    noted: 'Sauvegardé, avec une remarque',
    discarded: 'Non enregistré',
    signing: 'Signe en cours…',
    moving: 'Mouvement en cours…',
    press: 'Appuyez quand vous commencez',
    waitingForSign: 'En attente d’un signe',
    waitingForMovement: 'En attente d’un mouvement',
  },

  said: {
    sign: (word) => `Signez « ${word} »`,
    move: 'Bougez, mais ne signez pas',
    now: (prompt, progress) => `${prompt}, ${progress}.`,
    ready: 'Préparez-vous.',
    paused: 'En pause.',
    interrupted: 'La connexion est perdue. Ce qui a été signé est en sécurité.',
    ended: (count) => `L’enregistrement est terminé, avec ${takes(count)}.`,
  },

  wasInterrupted: 'L’enregistrement a été interrompu',
  connectionBack: (count) =>
    plural(count, {
      one: `La connexion est rétablie. ${takes(count)} de cette séance est en sécurité ; un signe en cours est perdu.`,
      other: `La connexion est rétablie. ${takes(count)} de cette séance sont en sécurité ; un signe en cours est perdu.`,
    }),
  connectionLost:
    'Les prises sauvegardées sont en sécurité. Dès que la connexion sera rétablie, vous pourrez reprendre où vous en étiez.',
  goOnTakesLeft: (count) => `Continuer : encore ${takes(count)}`,
  finish: 'Terminer',
  stopped: (count) =>
    plural(count, {
      one: `L’enregistrement a été arrêté. ${takes(count)} est sauvegardée.`,
      other: `L’enregistrement a été arrêté. ${takes(count)} sont sauvegardées.`,
    }),
  takesWait: 'Des prises attendent en mémoire.',
  someTakesWait: (count) =>
    plural(count, { one: `${takes(count)} attend en mémoire.`, other: `${takes(count)} attendent en mémoire.` }),
  keepOpen:
    'La sauvegarde se fera d’elle-même dès que possible : gardez Signwright ouvert jusque-là.',

  takesOfSitting: 'Prises de cette séance',
  noneMade:
    'Chaque prise apparaît ici dès qu’elle est faite. Vous pouvez la regarder, la garder ou la refaire.',
  newestFirst: 'Prises, la plus récente d’abord',
  deleted: 'Supprimée.',
  redone: 'Supprimée ; le mot sera redemandé.',
  kept: 'Gardée',
  keep: 'Garder',
  keepTake: (word) => `Garder « ${word} »`,
  redo: 'Refaire',
  redoTake: (word) => `Refaire « ${word} »`,
  delete: 'Supprimer',
  deleteTake: (word) => `Supprimer « ${word} »`,
  undo: 'Annuler',
  bringBack: (word) => `Rétablir « ${word} »`,

  allDone: 'Tout est fait',
  recordingStopped: 'Enregistrement arrêté',
  ofWhichNoted: (count) => `dont ${count} avec une remarque`,
  noted: (count) => `${count} avec une remarque`,
  goOnLeft: (count) => `Continuer : encore ${count}`,
  recordMore: 'Faire d’autres prises',
  review: 'Revoir dans la bibliothèque',
};
