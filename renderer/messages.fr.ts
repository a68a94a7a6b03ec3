import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: (view) => `${view} – Signwright`,
  nav: 'Vues',
  views: {
    translate: 'Traduire',
    practise: 'S’exercer',
    record: 'Enregistrer',
    library: 'Bibliothèque',
    train: 'Entraîner',
    models: 'Modèles',
    settings: 'Réglages',
  },
  skips: {
    translate: 'Aller directement aux sous-titres',
    practise: 'Aller directement aux exercices',
    record: 'Aller directement à l’enregistrement',
    library: 'Aller directement à la bibliothèque',
    train: 'Aller directement à l’entraînement',
    models: 'Aller directement aux modèles',
    settings: 'Aller directement aux réglages',
  },
  percent: (percent) => `${percent} %`,
  judging: (percent) => `Un modèle est en cours d’évaluation : ${percent} %`,
  training: (percent) => `Un entraînement est en cours : ${percent} %`,
  conversation: 'Conversation',
  words: 'Mots',

  lost: {
    what: 'La connexion à Signwright est perdue.',
    then: 'Une nouvelle tentative est en cours. Le programme tourne-t-il encore là où vous l’avez lancé ?',
  },
  readOnly: {
    what: 'Rien ne peut être enregistré.',
    then: 'Signwright n’a pas le droit d’écrire dans son dossier de données. Autorisez-le et relancez-le, ou choisissez un autre dossier avec SIGNWRIGHT_DATA.',
  },
  disconnected: 'La connexion à Signwright est coupée. Tourne-t-il encore là où vous l’avez lancé ?',
};
