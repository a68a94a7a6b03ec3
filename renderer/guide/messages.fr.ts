import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  firstSteps: 'Premiers pas',
  close: 'Fermer les premiers pas',
  steps: { camera: 'Laissez-vous voir', hands: 'Montrez vos mains', sign: 'Signez votre premier mot' },
  done: ', fait',
  allowCamera:
    'Autorisez la caméra quand on vous le demande. Son image reste sur cet ordinateur et n’est jamais enregistrée.',
  raiseHand:
    'Placez-vous de façon que vos deux mains et votre visage soient dans l’image, avec la lumière de face. Levez une main.',
  makeIt: (word) =>
    `Regardez le mouvement, puis faites-le : « ${word} ». Commencez les mains au repos, et reposez-les ensuite.`,
  readAs: (word) => `Cela a été lu comme « ${word} ». Réessayez, ou prenez un autre mot.`,
  firstWord: (word) => `Votre premier mot : « ${word} ».`,
  noModel: 'Les mots viennent avec le modèle, qui n’est pas chargé.',
  movingHands: (word) => `Mains qui signent « ${word} », comme dans un miroir`,
  hold: 'Arrêter le mouvement',
  play: 'Lire le mouvement',
  anotherWord: 'Un autre mot',
  leftHand: 'Je signe de la main gauche',
  whatNext: 'Et maintenant',
  aboutIdle:
    'Montrez pendant une minute comment vos mains bougent quand vous ne signez pas : il s’écrira moins de mots faux.',
  recordIdle: 'Enregistrer des mouvements sans signe',
  aboutOwn: 'Apprenez au programme un signe à vous : cinq prises suffisent pour commencer.',
  recordSign: 'Enregistrer un signe',
  aboutPractice: 'Voyez quels mots du modèle sont lus quand vous les signez.',
  practise: 'S’exercer',
  translate: 'Traduire',
};
