import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');
const spelled = spelledIn('fr');

const takes = (count: number) => plural(count, { one: `${count} prise`, other: `${decimal(count)} prises` });

export const messages: Messages = {
  quoted: (word) => `« ${word} »`,
  missing: (count) => `encore ${takes(count)}`,
  worksUntrained: 'marche sans entraînement',
  off: 'désactivé',
  progress: (made, all, missing) => `${made} sur ${takes(all)} : encore ${spelled(missing)} et il est reconnu`,
  worksFirmer: 'Marche maintenant ; plus de prises le rendent plus sûr',
  offNow: 'Désactivé : il n’est pas reconnu',
  needs: (count) => `demande encore ${takes(count)}`,
  worksNow: 'marche maintenant',
  recognisedWhen: (missing) =>
    plural(missing, {
      one: `Il sera reconnu quand ${spelled(missing)} prise de plus aura été enregistrée.`,
      other: `Il sera reconnu quand ${spelled(missing)} prises de plus auront été enregistrées.`,
    }),
  importedOff: 'Les mots importés ne sont reconnus que si vous les activez.',
  recognisedBy: (count) =>
    plural(count, {
      one: `Il est reconnu grâce à sa ${takes(count)}. Réentraînez pour qu’il soit sûr.`,
      other: `Il est reconnu grâce à ses ${takes(count)}. Réentraînez pour qu’il soit sûr.`,
    }),
  moreWords: (count) => plural(count, { one: `${count} autre mot`, other: `${count} autres mots` }),
  nowWork: (count, words) =>
    plural(count, { one: `${words} est maintenant reconnu.`, other: `${words} sont maintenant reconnus.` }),
  retrainFirm: (count) =>
    plural(count, { one: 'Réentraînez pour qu’il soit sûr.', other: 'Réentraînez pour qu’ils soient sûrs.' }),
  muchAlike: (one, other) => `${one} ressemble beaucoup à ${other} : ils risquent d’être confondus.`,
  littleAlike: (one, other) => `${one} ressemble un peu à ${other} : comparez-les s’ils sont confondus.`,

  pair: (one, other) => `${one} et ${other}`,
  alike: (nearness) =>
    `Leur ressemblance est de ${decimal(nearness, 2)} : elle est d’environ ${decimal(0.9, 1)} pour deux enregistrements d’un même signe, et d’environ 0 pour des signes sans rapport.`,
  bothMovements: 'les deux mouvements',
  whatYouCanDo: 'Ce que vous pouvez faire',
  ifMixedUp: 'S’ils sont confondus, vous pouvez',
  recordWord: (word) => `Enregistrer ${word} autrement.`,
  aboutRecording: (count) =>
    plural(count, {
      one: `Sa ${takes(count)} va dans la corbeille de la bibliothèque, et de nouvelles sont demandées.`,
      other: `Ses ${takes(count)} vont dans la corbeille de la bibliothèque, et de nouvelles sont demandées.`,
    }),
  recordDifferently: 'Enregistrer autrement',
  anotherName: 'Lui donner un autre nom.',
  aboutName: 'Le mouvement reste ce qu’il est.',
  rename: 'Renommer',
  turnWordOff: (word) => `Désactiver ${word}.`,
  aboutTurningOff:
    'Il n’est plus reconnu tant que vous ne le réactivez pas ou ne réentraînez pas ; ses prises restent.',
  turnOff: 'Désactiver',
  leaveThem: 'Laisser les deux.',
  aboutLeaving: 'Rien ne change, et cet avertissement ne revient pas tant que la fenêtre est ouverte.',
  leaveBoth: 'Laisser les deux',
  deleted: (count, word) =>
    plural(count, {
      one: `${takes(count)} de ${word} supprimée. « Annuler » dans la bibliothèque la rétablit.`,
      other: `${takes(count)} de ${word} supprimées. « Annuler » dans la bibliothèque les rétablit.`,
    }),
  renamed: (before, now) => `${before} s’appelle maintenant ${now}.`,
  isOff: (word) => `${word} est désactivé. Son interrupteur dans la bibliothèque le réactive.`,

  recogniseUntrained: 'Reconnaître sans entraînement',
  compareMovements: 'Comparer les mouvements',
  ofBoth: (one, other) => `de ${one} et de ${other}`,
  tryIt: 'Essayer',
  retrain: 'Réentraîner',
  endsRecording: 'L’un comme l’autre met fin à l’enregistrement.',
  morePairs: (count) =>
    plural(count, {
      one: `${count} autre paire se ressemble : voyez les mots dans la bibliothèque.`,
      other: `${count} autres paires se ressemblent : voyez les mots dans la bibliothèque.`,
    }),

  moments: (count, word) =>
    plural(count, {
      one: `${count} instant de ${word}, comme dans un miroir`,
      other: `${count} instants de ${word}, comme dans un miroir`,
    }),
  movingHands: (word) => `Mains qui signent ${word}, comme dans un miroir`,
  loading: 'Chargement…',
  notLoaded: (why) => `Le mouvement n’a pas pu être chargé. ${why}`,
  noMovement: 'Il n’y a pas de mouvement à montrer.',
  takeOfLibrary: 'une prise de la bibliothèque',
  fromModel: 'du modèle',
};
