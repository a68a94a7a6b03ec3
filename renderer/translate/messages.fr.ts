import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  caption: 'Sous-titres',
  whatWasSigned: 'Ce qui a été signé',
  connecting: 'En attente de la connexion…',
  loading: 'Chargement du modèle…',
  signAWord: 'Signez un mot. Il apparaît ici.',
  nothingYet: 'Vos mots apparaîtront ici.',
  perhaps: 'Peut-être :',
  failed: 'Les mots ne peuvent pas être reconnus.',
  tryAgain: 'Réessayer',
  changes: 'Modifications',
  wordsReadOut: 'Mots lus à voix haute',

  sentence: 'Phrase',
  answer: 'Réponse',
  changeWord: (word) => `${word} : modifier`,
  chosenByYou: 'choisi par vous',
  notThis: (word) => `Pas « ${word} » ?`,
  changing: (word) => `Modifier « ${word} »`,
  insteadOf: (word) => `Au lieu de « ${word} »`,
  anotherWord: 'Un autre mot',
  write: 'Écrire',
  moveLeft: 'Vers la gauche',
  moveRight: 'Vers la droite',
  delete: 'Supprimer',
  close: 'Fermer',

  tools: 'Outils pour la phrase',
  undo: 'Annuler',
  clear: 'Effacer',
  copy: 'Copier',
  stop: 'Arrêter',
  speak: 'Dire',
  newSentence: 'Nouvelle phrase',
  largeCaption: 'Grands sous-titres',
  smallWindow: 'Petite fenêtre au-dessus des autres',
  keys: 'Touches',
  control: 'Ctrl',
  escape: 'Échap',

  notSure: 'Pas sûr :',
  perhapsThis: (word) => `Pas sûr : « ${word} » ? Tapez 1 pour l’écrire.`,
  perhapsThese: (first, second) => `Pas sûr : « ${first} » ou « ${second} » ? Tapez 1 ou 2 pour l’écrire.`,
  whichWord: 'Quel mot était-ce ?',
  notThat: 'Pas celui-là',
  neither: 'Aucun des deux',

  keepQuestion: 'Garder ce que vous signez quand vous répondez, pour en apprendre ?',
  aboutKeeping:
    'Le mouvement devient une prise dans votre bibliothèque, sur cet ordinateur. Aucune image n’est gardée.',
  whoSigns: 'Qui signe',
  somebodyElse: 'Quelqu’un d’autre…',
  name: 'Nom',
  firstName: 'Qui signe : un nom, ou n’importe quel mot',
  leadingHand: 'Main dominante',
  hands: { right: 'droite', left: 'gauche' },
  keep: 'Garder',
  no: 'Non',
  keptAs: (name) => `Gardé comme prise de ${name}. Vous pouvez changer cela sous « Sensibilité ».`,
  notKept: 'Rien n’est gardé. Vous pouvez changer cela sous « Sensibilité ».',

  sensitivity: 'Sensibilité',
  whenToWrite: 'Quand écrire un mot',
  careful: 'Prudent',
  ratherCareful: 'Plutôt prudent',
  balanced: 'Équilibré',
  ratherEager: 'Plutôt réactif',
  eager: 'Réactif',
  onlySure:
    'Seuls les mots très sûrs sont écrits : les mains qui ne signent pas en écrivent rarement, et plus de signes sont manqués.',
  surer: 'Les mots doivent être plus sûrs que d’habitude : moins sont faux, et quelques signes sont manqués.',
  asMade: 'Les mots sont écrits avec la certitude prévue pour le modèle.',
  lessSure:
    'Les mots peuvent être moins sûrs que d’habitude : moins de signes sont manqués, et plus de mots sont faux.',
  unsureToo:
    'Les mots peu sûrs sont écrits aussi : peu de signes sont manqués, et les mains qui ne signent pas écrivent plus souvent des mots.',
  effect: (falseWords, missed) => `${falseWords} quand les mains bougent sans signer ; ${missed}.`,
  hardlyFalse: 'Presque aucun mot faux',
  oneFalseIn: (minutes) => `Environ un mot faux toutes les ${minutes} minutes`,
  oneFalse: 'Environ un mot faux par minute',
  falseWords: (count) => `Environ ${count} mots faux par minute`,
  fewMissed: 'moins de 1 signe sur 100 est manqué',
  missed: (count) =>
    plural(count, { one: `${count} signe sur 100 est manqué`, other: `${count} signes sur 100 sont manqués` }),
  measured: 'Mesuré sur des personnes que le modèle n’avait jamais vues.',
  notMeasured: 'Pour ce modèle, on n’a pas mesuré combien de mots cela fait.',
  asModel: 'Réglage d’origine du modèle',
  unknown: 'La sensibilité n’est pas connue : le reste du programme ne répond pas.',

  idleHint:
    'Asseyez-vous, grattez-vous, buvez, parlez pendant une minute : les mains qui ne signent pas écriront moins de mots.',
  recordIdle: 'Enregistrer des mouvements sans signe',
  dismissIdle: 'Fermer le conseil sur les mouvements sans signe',
  idleKnown: (takes) =>
    plural(takes, {
      one: `Vos mouvements sans signe sont connus : ${takes} prise.`,
      other: `Vos mouvements sans signe sont connus : ${takes} prises.`,
    }),
  idleUnknown: 'Vos mouvements sans signe ne sont pas encore connus.',
  useIdle: 'Écrire moins de mots quand les mains bougent ainsi',
  idleForTraining: 'Ce modèle ne peut pas les utiliser tel quel. Le prochain entraînement en apprendra.',
  idleUnused: 'Ce modèle ne peut pas les utiliser tel quel. Un entraînement le peut.',
  recordMoreIdle: (takes) => `Enregistrer ${takes} prises de plus`,

  whenYouSay: 'Quand vous dites ce qu’était un signe',
  keepAsTakeOf: (name) => `Le garder comme prise de ${name}`,
  doNotKeep: 'Ne pas le garder',
  askLater: 'Me demander plus tard',
  aboutKept:
    'Jusqu’à la fermeture de la fenêtre, les signes semblables sont lus comme vous dites, gardés ou non. Les signes gardés sont des prises de votre bibliothèque : le prochain entraînement en apprendra.',
};
