import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  caption: 'Sous-titres',
  title: 'Sous-titres – Signwright',
  whatWasSaid: 'Ce qui a été dit',
  answer: 'Réponse',
  perhaps: 'Peut-être :',
  nothingYet: 'Les mots apparaissent ici.',

  largeCaption: 'Grands sous-titres',
  howItLooks: 'Aspect des sous-titres',
  leave: 'Quitter',
  textSize: 'Taille du texte',
  colours: 'Couleurs',
  colourNames: {
    night: 'Comme dans le programme',
    yellow: 'Jaune sur noir',
    white: 'Blanc sur noir',
    paper: 'Noir sur blanc',
  },
  sentences: 'Phrases',

  conversation: 'Conversation',
  closeConversation: 'Fermer la conversation',
  turns: (count) => plural(count, { one: `${count} intervention`, other: `${count} interventions` }),
  typed: 'Écrit',
  signed: 'Signé',
  goesOn: 'continue…',
  copy: 'Copier',
  copyThis: (text) => `Copier « ${text} »`,
  delete: 'Supprimer',
  deleteThis: (text) => `Supprimer « ${text} »`,
  emptyKept: 'Les phrases et les réponses écrites se rassemblent ici. Elles sont conservées sur cet ordinateur.',
  emptyUnkept:
    'Les phrases et les réponses écrites se rassemblent ici. Elles disparaissent quand Signwright est fermé ; les réglages permettent de les conserver.',
  typeAnswer: 'Écrire une réponse',
  show: 'Montrer',
  wholeConversation: 'Toute la conversation',
  copyAll: 'Tout copier',
  saveAsText: 'Enregistrer comme texte',
  saveAsCaptions: 'Enregistrer comme sous-titres',
  clearAll: 'Tout effacer',
  undo: 'Annuler',

  isNow: (before, after) => `« ${before} » est maintenant « ${after} ».`,
  movedTo: (word, place, of) => `« ${word} » est maintenant le mot ${place} sur ${of}.`,
  deleted: (word) => `« ${word} » est supprimé.`,
  written: (word) => `« ${word} » est écrit.`,
  answered: (text) => `Réponse : ${text}`,
  turnDeleted: (text) => `Supprimé de la conversation : « ${text} ».`,
  cleared: 'Effacé. « Annuler » fait revenir les mots.',
  forgotten: 'La conversation est vide. « Annuler » la fait revenir.',
  undone: (change) => `Annulé : ${change}`,

  copied: 'Copié.',
  notCopied: 'Le presse-papiers n’a pas pu être utilisé. Sélectionnez les mots et copiez-les à la main.',
  noSentence: 'Il n’y a pas encore de phrase à dire.',
  notKept: 'Les conversations ne sont pas conservées, et celles qui l’étaient sont supprimées.',
  habitsForgotten: 'Ce que vous dites d’habitude est oublié.',
  toDownloads: (name) => `« ${name} » va dans vos téléchargements.`,
  savedAs: (path) => `Enregistré sous ${path}.`,
  fileName: (day, time) => `Conversation ${day} ${time}`,
  signedLine: (time, text) => `${time} Signé : ${text}`,
  typedLine: (time, text) => `${time} Écrit : ${text}`,

  onlyThere:
    'Des sous-titres au-dessus de toutes les fenêtres existent dans l’application de bureau, et dans Chrome et Edge.',
  notOpened: 'Le navigateur n’a pas laissé la petite fenêtre s’ouvrir. Réessayez.',

  cannotSpeak: 'Ce navigateur ne peut pas parler.',
  noVoiceOnLinux:
    'Aucune voix n’est installée sur cet ordinateur. Sous Linux, installez speech-dispatcher et espeak-ng.',
  noVoice:
    'Aucune voix n’est installée sur cet ordinateur. Ajoutez-en une dans les réglages du système, sous synthèse vocale.',
  noVoiceYet: 'Les voix ne sont pas encore là. Réessayez dans un instant.',
  afterClick: 'Le navigateur ne parle qu’après un clic ou l’appui sur une touche dans la page.',
  notSaid: 'La phrase n’a pas pu être dite. Choisissez une autre voix dans les réglages.',

  keys: 'Touches',
  lettersAct: 'Raccourcis d’une seule lettre',
  aboutLetters: 'Désactivez-les si la commande vocale ou un contact involontaire tape des lettres.',
  close: 'Fermer',
  keyNames: { control: 'Ctrl', alt: 'Alt', enter: 'Entrée', escape: 'Échap', delete: 'Suppr' },
  whileSigning: {
    title: 'Pendant que quelqu’un signe',
    newSentence: 'Nouvelle phrase',
    speak: 'Dire la dernière phrase, ou arrêter de la dire',
    large: 'Grands sous-titres',
    type: 'Écrire une réponse',
    answer: 'Répondre à « Pas sûr »',
    clear: 'Effacer les sous-titres',
    undo: 'Annuler',
    copy: 'Copier',
    help: 'Cette liste',
  },
  onAWord: {
    title: 'Sur un mot des sous-titres',
    go: 'Au mot précédent ou suivant',
    change: 'Modifier le mot',
    move: 'Déplacer le mot',
    delete: 'Supprimer le mot',
  },
  inConversation: {
    title: 'Dans la conversation',
    go: 'À l’intervention précédente ou suivante',
    delete: 'Supprimer l’intervention',
  },
  inLargeCaption: {
    title: 'Dans les grands sous-titres',
    grow: 'Plus grand, plus petit',
    leave: 'Quitter',
  },
};
