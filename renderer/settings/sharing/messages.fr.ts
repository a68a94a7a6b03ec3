import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  forPrograms: 'Pour d’autres programmes',
  about:
    'Des sous-titres dans OBS, ou des mots pour un programme à vous. Ils ne vont qu’aux programmes de cet ordinateur, et seulement tant que ceci est activé.',
  give: 'Transmettre les mots à d’autres programmes de cet ordinateur',
  usePort: (port) => `Utiliser le port ${port}`,
  address: 'Adresse de la page de sous-titres, pour une source navigateur dans OBS',
  copy: 'Copier l’adresse',
  copied: 'L’adresse est copiée. Qui la possède peut suivre ce qui s’écrit, sur cet ordinateur.',
  notCopied: 'Le presse-papiers n’a pas pu être utilisé. Affichez la clé et copiez l’adresse à la main.',
  showKey: 'Afficher la clé',
  newKey: 'Nouvelle clé',
  aboutNewKey: 'L’adresse contient une clé. Avec une nouvelle clé, qui a l’ancienne est coupé.',
  renewed: 'La clé est nouvelle. Copiez de nouveau l’adresse partout où elle sert.',
  listening: (count) =>
    count === 0
      ? 'Aucun programme ne suit en ce moment.'
      : plural(count, {
          one: `${count} programme suit en ce moment.`,
          other: `${count} programmes suivent en ce moment.`,
        }),
  port: 'Port',
  useThisPort: 'Utiliser ce port',
  noPort: (least, most) => `Un port est un nombre de ${least} à ${most}.`,
  mayBegin: 'Ils peuvent aussi commencer une nouvelle phrase',
  looking: 'Recherche…',
  begun: 'Un autre programme a commencé une nouvelle phrase. « Annuler » rétablit les mots.',
};
