import { decimal } from '../../language/numbers.ts';
import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

const takes = (count: number) => `${decimal(count)} ${plural(count, { one: 'prise', other: 'prises' })}`;
const words = (count: number) => `${decimal(count)} ${plural(count, { one: 'mot', other: 'mots' })}`;
const people = (count: number) => `${decimal(count)} ${plural(count, { one: 'personne', other: 'personnes' })}`;

export const messages: Messages = {
  privacy: 'Vie privée',
  about: 'Tout reste sur cet ordinateur. Rien de ce que vous signez, dites ou écrivez n’est envoyé où que ce soit.',
  neverSaved: 'Jamais enregistrées :',
  aboutNeverSaved:
    'les images et la vidéo. Les mains sont repérées dans chaque image, puis l’image est jetée. Une prise contient la position de 21 points de chaque main, et rien d’autre de vous.',
  saved: (takeCount, wordCount, signerCount) =>
    `${takes(takeCount)} de ${words(wordCount)} par ${people(signerCount)} ${plural(takeCount, { one: 'est enregistrée', other: 'sont enregistrées' })}.`,
  deleted: (count) =>
    plural(count, {
      one: `${decimal(count)} autre prise est supprimée et peut être restaurée.`,
      other: `${decimal(count)} autres prises sont supprimées et peuvent être restaurées.`,
    }),
  libraryUnreadable: 'La bibliothèque est illisible pour le moment.',
  whatIsSaved: 'Ce qui est enregistré, et sa taille',
  what: 'Quoi',
  size: 'Taille',
  places: {
    library: 'Mots, personnes et prises',
    models: 'Vos propres modèles',
    trainings: 'Entraînements',
    snapshots: 'Prises dont des modèles ont appris',
    conversation: 'La conversation, que vous avez choisi de conserver',
    'usual-words': 'Combien de fois vos mots se suivent, que vous avez choisi de compter',
    settings: 'Réglages',
    logs: 'Ce qui n’a pas marché, sans mots ni noms',
    browser: 'Ce que la fenêtre retient : couleurs, caméra, fichiers temporaires',
  },
  together: 'En tout',
  liesIn: 'Tout se trouve dans',
  browserKeeps: 'Votre navigateur retient les couleurs et la caméra que vous avez choisies.',
  openFolder: 'Ouvrir le dossier',
  forgetPersonMore: 'Supprimer les prises d’une personne…',
  deleteEverythingMore: 'Tout supprimer…',
  cancel: 'Annuler',
  close: 'Fermer',
  deleting: 'Suppression…',
  everything: {
    title: 'Tout supprimer ?',
    about: 'Ceci est supprimé pour de bon et ne pourra pas être restauré :',
    after: 'Les fichiers que vous avez exportés restent à leur place. Signwright redémarre ensuite comme neuf.',
    word: 'SUPPRIMER',
    typeWord: (word) => `Tapez ${word} pour continuer`,
    delete: 'Tout supprimer',
    losses: {
      takes: (takeCount, wordCount, signerCount) =>
        `${takes(takeCount)} de ${words(wordCount)} par ${people(signerCount)}.`,
      library: 'La bibliothèque, illisible pour le moment.',
      models: (count) =>
        plural(count, { one: `${decimal(count)} modèle à vous.`, other: `${decimal(count)} modèles à vous.` }),
      trainings: (count) =>
        plural(count, {
          one: `${decimal(count)} entraînement en cours : arrêté aussitôt.`,
          other: `${decimal(count)} entraînements en cours : arrêtés aussitôt.`,
        }),
      conversation: 'La conversation que vous avez conservée.',
      usualWords: 'Ce qui a été compté de vos habitudes.',
      rest: 'Tous les réglages et les journaux.',
    },
  },
  person: {
    title: 'Supprimer les prises d’une personne',
    who: 'Qui',
    withTakes: (name, count) => `${name} (${takes(count)})`,
    about:
      'Toutes les prises de cette personne sont supprimées pour de bon, et son nom aussi. Un entraînement qui s’en sert est arrêté. Elles ne pourront pas être restaurées.',
    typeName: (name) => `Tapez le nom « ${name} » pour continuer`,
    delete: 'Supprimer pour de bon',
    done: (count) =>
      plural(count, {
        one: `${decimal(count)} prise a été supprimée pour de bon, y compris de ce que les entraînements en avaient gardé.`,
        other: `${decimal(count)} prises ont été supprimées pour de bon, y compris de ce que les entraînements en avaient gardé.`,
      }),
    underway: (share) =>
      `La bibliothèque est réécrite sans cette personne : ${decimal(Math.floor(100 * share))} %. La traduction et l’enregistrement continuent pendant ce temps.`,
    trainings: 'Ces entraînements s’en servaient et ont été arrêtés :',
    models:
      'Ces modèles en ont appris. Ils ne contiennent aucune prise, mais ce qui a été appris. Un modèle que vous supprimez peut être restauré pendant sept jours.',
    modelDeleted: 'Supprimé',
    modelInUse: 'Utilisé : choisissez d’abord un autre modèle.',
    deleteModel: 'Supprimer',
    deleteModelNamed: (name) => `Supprimer ${name}`,
  },
};
