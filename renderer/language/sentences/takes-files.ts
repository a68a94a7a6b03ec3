/** What is wrong with a takes.parquet: as a sentence, and as the part of one that an import's list has behind the file's name. */
import type { Sentence } from '../sentence.ts';

const whole: readonly Sentence[] = [
  {
    en: '{name} cannot be read: its columns do not have the types of takes.parquet, or it is damaged.',
    de: '{name} lässt sich nicht lesen: Die Spalten haben nicht die Typen von takes.parquet, oder die Datei ist beschädigt.',
    fr: '{name} ne peut pas être lu : ses colonnes n’ont pas les types de takes.parquet, ou il est endommagé.',
    es: 'No se puede leer {name}: sus columnas no tienen los tipos de takes.parquet, o está dañado.',
  },
  {
    en: '{name} says that it holds {rows} takes, but {count} can be read.',
    de: '{name} soll {rows} Aufnahmen enthalten, aber nur {count} sind zu lesen.',
    fr: '{name} dit contenir {rows} prises, mais {count} peuvent être lues.',
    es: '{name} dice que contiene {rows} tomas, pero se pueden leer {count}.',
  },
  {
    en: 'There is no file {name}.',
    de: 'Es gibt keine Datei namens {name}.',
    fr: 'Il n’y a pas de fichier nommé {name}.',
    es: 'No hay ningún archivo con el nombre {name}.',
  },
  { en: '{name} is empty.', de: '{name} ist leer.', fr: '{name} est vide.', es: '{name} está vacío.' },
  {
    en: '{name} is not a Parquet file, or is damaged.',
    de: '{name} ist keine Parquet-Datei oder ist beschädigt.',
    fr: '{name} n’est pas un fichier Parquet, ou est endommagé.',
    es: '{name} no es un archivo Parquet, o está dañado.',
  },
  {
    en: '{name} lacks the columns {columns}.',
    de: 'In {name} fehlen die Spalten {columns}.',
    fr: 'Il manque les colonnes {columns} dans {name}.',
    es: 'En {name} faltan las columnas {columns}.',
  },
  {
    en: '{name} lacks the column {column}.',
    de: 'In {name} fehlt die Spalte {column}.',
    fr: 'Il manque la colonne {column} dans {name}.',
    es: 'En {name} falta la columna {column}.',
  },
  {
    en: '{file}, take {number}: {what}.',
    de: '{file}, Aufnahme {number}: {what}.',
    fr: '{file}, prise {number} : {what}.',
    es: '{file}, toma {number}: {what}.',
  },
  {
    en: 'There are no takes to write.',
    de: 'Es gibt keine Aufnahmen zu schreiben.',
    fr: 'Il n’y a pas de prises à écrire.',
    es: 'No hay tomas que escribir.',
  },
  {
    en: 'A take needs at least one frame.',
    de: 'Eine Aufnahme braucht mindestens ein Bild.',
    fr: 'Une prise a besoin d’au moins une image.',
    es: 'Una toma necesita al menos una imagen.',
  },
  {
    en: 'The trim of a take of “{word}” leaves no frame: widen it.',
    de: 'Der Zuschnitt einer Aufnahme von „{word}“ lässt kein Bild übrig: Erweitere ihn.',
    fr: 'La coupe d’une prise de « {word} » ne laisse aucune image : élargissez-la.',
    es: 'El recorte de una toma de «{word}» no deja ninguna imagen: amplíalo.',
  },
];

const parts: readonly Sentence[] = [
  {
    en: 'take {number}: {what}',
    de: 'Aufnahme {number}: {what}',
    fr: 'prise {number} : {what}',
    es: 'toma {number}: {what}',
  },
  { en: 'it has no word', de: 'sie hat kein Wort', fr: 'le mot manque', es: 'falta la palabra' },
  {
    en: 'it has no signer',
    de: 'sie nennt keine Person',
    fr: 'la personne qui signe manque',
    es: 'falta la persona que signa',
  },
  {
    en: 'its aspect is not a picture’s width / height',
    de: 'ihr Seitenverhältnis ist nicht Breite / Höhe eines Bildes',
    fr: 'ses proportions ne sont pas largeur / hauteur d’une image',
    es: 'su proporción no es anchura / altura de una imagen',
  },
  {
    en: 't_ms, hands or handedness is missing, or far too long',
    de: 't_ms, hands oder handedness fehlt oder ist viel zu lang',
    fr: 't_ms, hands ou handedness manque, ou est beaucoup trop long',
    es: 'falta t_ms, hands o handedness, o es demasiado largo',
  },
  { en: 'it has no frames', de: 'sie hat keine Bilder', fr: 'aucune image', es: 'no tiene imágenes' },
  {
    en: 'hands has {count} values where {frames} frames need {needed}',
    de: 'hands hat {count} Werte, wo {frames} Bilder {needed} brauchen',
    fr: 'hands a {count} valeurs là où {frames} images en demandent {needed}',
    es: 'hands tiene {count} valores donde {frames} imágenes necesitan {needed}',
  },
  {
    en: 'handedness has {count} values where {frames} frames need {needed}',
    de: 'handedness hat {count} Werte, wo {frames} Bilder {needed} brauchen',
    fr: 'handedness a {count} valeurs là où {frames} images en demandent {needed}',
    es: 'handedness tiene {count} valores donde {frames} imágenes necesitan {needed}',
  },
  {
    en: 'its trim leaves no frame',
    de: 'ihr Zuschnitt lässt kein Bild übrig',
    fr: 'sa coupe ne laisse aucune image',
    es: 'su recorte no deja ninguna imagen',
  },
];

/** Sentences of `whole` without the file's name, as training/exchange/own.ts cuts them. */
const cut: readonly Sentence[] = [
  {
    en: 'it holds no takes',
    de: 'sie enthält keine Aufnahmen',
    fr: 'il ne contient pas de prises',
    es: 'no contiene tomas',
  },
  {
    en: 'it is not a Parquet file, or is damaged',
    de: 'sie ist keine Parquet-Datei oder ist beschädigt',
    fr: 'ce n’est pas un fichier Parquet, ou il est endommagé',
    es: 'no es un archivo Parquet, o está dañado',
  },
  {
    en: 'it cannot be read: its columns do not have the types of takes.parquet, or it is damaged',
    de: 'sie lässt sich nicht lesen: die Spalten haben nicht die Typen von takes.parquet, oder sie ist beschädigt',
    fr: 'impossible de le lire : ses colonnes n’ont pas les types de takes.parquet, ou il est endommagé',
    es: 'no se puede leer: sus columnas no tienen los tipos de takes.parquet, o está dañado',
  },
  {
    en: 'it says that it holds {rows} takes, but {count} can be read',
    de: 'sie soll {rows} Aufnahmen enthalten, aber nur {count} sind zu lesen',
    fr: 'il dit contenir {rows} prises, mais {count} peuvent être lues',
    es: 'dice que contiene {rows} tomas, pero se pueden leer {count}',
  },
];

export const sentences: readonly Sentence[] = [...whole, ...parts, ...cut];
