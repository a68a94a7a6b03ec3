/**
 * What is wrong with a file that an import leaves out, as a part of a sentence behind the file's name: so without its full
 * stop, and in a form that fits a file as well as a take.
 */
import type { Sentence } from '../sentence.ts';

const files: readonly Sentence[] = [
  { en: 'it is empty', de: 'sie ist leer', fr: 'ce fichier est vide', es: 'está vacío' },
  {
    en: 'it is in the list but not in the folder',
    de: 'sie steht in der Liste, ist aber nicht im Ordner',
    fr: 'il est dans la liste mais pas dans le dossier',
    es: 'está en la lista, pero no en la carpeta',
  },
  {
    en: 'it is a link; name its target instead',
    de: 'sie ist eine Verknüpfung; nenne stattdessen ihr Ziel',
    fr: 'c’est un lien ; indiquez plutôt sa cible',
    es: 'es un enlace; indica mejor su destino',
  },
  {
    en: 'it lies too many folders deep',
    de: 'der Ordner liegt zu viele Ebenen tief',
    fr: 'le dossier est trop profond',
    es: 'está demasiadas carpetas adentro',
  },
  {
    en: 'the folder cannot be opened',
    de: 'der Ordner lässt sich nicht öffnen',
    fr: 'le dossier ne peut pas être ouvert',
    es: 'no se puede abrir la carpeta',
  },
  {
    en: 'it cannot be opened',
    de: 'sie lässt sich nicht öffnen',
    fr: 'impossible de l’ouvrir',
    es: 'no se puede abrir',
  },
  { en: 'it is no file', de: 'das ist keine Datei', fr: 'ce n’est pas un fichier', es: 'no es un archivo' },
  { en: 'it cannot be read', de: 'sie lässt sich nicht lesen', fr: 'impossible de le lire', es: 'no se puede leer' },
  {
    en: 'it is larger than a recording: {size} MiB',
    de: 'sie ist größer als eine Aufnahme: {size} MiB',
    fr: 'il est plus grand qu’une prise : {size} Mio',
    es: 'es más grande que una toma: {size} MiB',
  },
  {
    en: 'it is cut short',
    de: 'sie ist unvollständig',
    fr: 'il est incomplet',
    es: 'está incompleto',
  },
  {
    en: 'it is cut short, or damaged',
    de: 'sie ist unvollständig oder beschädigt',
    fr: 'il est incomplet ou endommagé',
    es: 'está incompleto o dañado',
  },
];

const archives: readonly Sentence[] = [
  {
    en: 'its list of files is damaged after the first {count}',
    de: 'die Liste der Dateien ist nach den ersten {count} beschädigt',
    fr: 'sa liste de fichiers est endommagée après les {count} premiers',
    es: 'su lista de archivos está dañada después de los primeros {count}',
  },
  {
    en: 'its path leads out of the archive',
    de: 'ihr Pfad führt aus dem Archiv hinaus',
    fr: 'son chemin mène hors de l’archive',
    es: 'su ruta lleva fuera del archivo comprimido',
  },
  {
    en: 'it is a link or a device, not a file',
    de: 'das ist eine Verknüpfung oder ein Gerät, keine Datei',
    fr: 'c’est un lien ou un périphérique, pas un fichier',
    es: 'es un enlace o un dispositivo, no un archivo',
  },
  {
    en: 'it is encrypted: unpack the archive first',
    de: 'sie ist verschlüsselt: entpacke zuerst das Archiv',
    fr: 'il est chiffré : décompressez d’abord l’archive',
    es: 'está cifrado: descomprime antes el archivo',
  },
  {
    en: 'it is packed by a method that is not known here: unpack the archive first',
    de: 'sie ist auf eine Art gepackt, die hier nicht bekannt ist: entpacke zuerst das Archiv',
    fr: 'il est compressé par une méthode inconnue ici : décompressez d’abord l’archive',
    es: 'está comprimido con un método que aquí no se conoce: descomprime antes el archivo',
  },
  {
    en: 'it is damaged inside of the archive',
    de: 'sie ist im Archiv beschädigt',
    fr: 'il est endommagé dans l’archive',
    es: 'está dañado dentro del archivo comprimido',
  },
  {
    en: 'it is damaged inside of the archive: its checksum differs',
    de: 'sie ist im Archiv beschädigt: ihre Prüfsumme stimmt nicht',
    fr: 'il est endommagé dans l’archive : sa somme de contrôle diffère',
    es: 'está dañado dentro del archivo comprimido: su suma de control no coincide',
  },
  {
    en: 'it comes to far more bytes than a recording has',
    de: 'sie ergibt weit mehr Bytes, als eine Aufnahme hat',
    fr: 'il donne bien plus d’octets qu’une prise n’en a',
    es: 'da muchos más bytes de los que tiene una toma',
  },
  {
    en: 'the archive comes to far more bytes than recordings have',
    de: 'das Archiv ergibt weit mehr Bytes, als Aufnahmen haben',
    fr: 'l’archive donne bien plus d’octets que des prises n’en ont',
    es: 'el archivo comprimido da muchos más bytes de los que tienen las tomas',
  },
];

const lists: readonly Sentence[] = [
  {
    en: 'it lacks the column {name}',
    de: 'ihr fehlt die Spalte {name}',
    fr: 'il lui manque la colonne {name}',
    es: 'le falta la columna {name}',
  },
  {
    en: 'it lacks the columns {names}',
    de: 'ihr fehlen die Spalten {names}',
    fr: 'il lui manque les colonnes {names}',
    es: 'le faltan las columnas {names}',
  },
  {
    en: 'a quoted field has no end',
    de: 'ein Feld in Anführungszeichen hat kein Ende',
    fr: 'un champ entre guillemets n’a pas de fin',
    es: 'un campo entre comillas no tiene final',
  },
  {
    en: 'a field is longer than {most} characters',
    de: 'ein Feld ist länger als {most} Zeichen',
    fr: 'un champ dépasse {most} caractères',
    es: 'un campo tiene más de {most} caracteres',
  },
  {
    en: 'a row has more than {most} columns',
    de: 'eine Zeile hat mehr als {most} Spalten',
    fr: 'une ligne a plus de {most} colonnes',
    es: 'una fila tiene más de {most} columnas',
  },
];

const movements: readonly Sentence[] = [
  { en: 'it holds no frames', de: 'sie enthält keine Bilder', fr: 'aucune image dedans', es: 'no contiene imágenes' },
  {
    en: 'it has {count} frames; a take has {most} at most',
    de: 'sie hat {count} Bilder; eine Aufnahme hat höchstens {most}',
    fr: 'il y a {count} images ; une prise en a au plus {most}',
    es: 'tiene {count} imágenes; una toma tiene como mucho {most}',
  },
  {
    en: 'it has more than {most} frames',
    de: 'sie hat mehr als {most} Bilder',
    fr: 'il y a plus de {most} images',
    es: 'tiene más de {most} imágenes',
  },
  {
    en: 'its folder holds more than {most} frames',
    de: 'ihr Ordner enthält mehr als {most} Bilder',
    fr: 'son dossier contient plus de {most} images',
    es: 'su carpeta contiene más de {most} imágenes',
  },
  {
    en: 'its times do not go forward',
    de: 'ihre Zeiten laufen nicht vorwärts',
    fr: 'ses temps n’avancent pas',
    es: 'sus tiempos no avanzan',
  },
  {
    en: 'a landmark lies far outside of the picture',
    de: 'ein Punkt der Hand liegt weit außerhalb des Bildes',
    fr: 'un point de la main est loin hors de l’image',
    es: 'un punto de la mano está muy lejos de la imagen',
  },
  {
    en: 'it has a landmark {index} of a hand',
    de: 'sie enthält einen Punkt {index} einer Hand, den es nicht gibt',
    fr: 'un point {index} de la main y figure, qui n’existe pas',
    es: 'contiene un punto {index} de la mano, que no existe',
  },
  {
    en: 'it is no Parquet file of landmarks, or is damaged',
    de: 'sie ist keine Parquet-Datei mit Punkten der Hände, oder sie ist beschädigt',
    fr: 'ce n’est pas un fichier Parquet de points des mains, ou il est endommagé',
    es: 'no es un archivo Parquet con puntos de las manos, o está dañado',
  },
];

const numpy: readonly Sentence[] = [
  {
    en: 'its shape {shape} is not that of frames of 126, 258 or 1662 numbers',
    de: 'ihre Form {shape} ist nicht die von Bildern mit 126, 258 oder 1662 Zahlen',
    fr: 'sa forme {shape} n’est pas celle d’images de 126, 258 ou 1662 nombres',
    es: 'su forma {shape} no es la de imágenes de 126, 258 o 1662 números',
  },
  {
    en: 'it is no .npy file',
    de: 'das ist keine .npy-Datei',
    fr: 'ce n’est pas un fichier .npy',
    es: 'no es un archivo .npy',
  },
  {
    en: 'its .npy version {version} is not known',
    de: 'ihre .npy-Version {version} ist nicht bekannt',
    fr: 'sa version .npy {version} n’est pas connue',
    es: 'su versión de .npy, la {version}, no se conoce',
  },
  {
    en: 'it is shorter than its shape {shape} needs',
    de: 'sie ist kürzer, als ihre Form {shape} verlangt',
    fr: 'il est plus court que sa forme {shape} ne le demande',
    es: 'es más corto de lo que pide su forma {shape}',
  },
  {
    en: 'its .npy header is damaged',
    de: 'ihr .npy-Kopf ist beschädigt',
    fr: 'son en-tête .npy est endommagé',
    es: 'su cabecera .npy está dañada',
  },
  {
    en: 'it holds records, not numbers',
    de: 'sie enthält Datensätze, keine Zahlen',
    fr: 'il contient des enregistrements structurés, pas des nombres',
    es: 'contiene registros, no números',
  },
  {
    en: 'it holds Python objects, which are not opened: save it as numbers',
    de: 'sie enthält Python-Objekte, die nicht geöffnet werden: speichere sie als Zahlen',
    fr: 'il contient des objets Python, qui ne sont pas ouverts : enregistrez-le sous forme de nombres',
    es: 'contiene objetos de Python, que no se abren: guárdalo como números',
  },
  {
    en: 'its numbers are of type {type}, not float',
    de: 'ihre Zahlen sind vom Typ {type}, nicht Gleitkommazahlen',
    fr: 'ses nombres sont de type {type}, et non à virgule flottante',
    es: 'sus números son de tipo {type}, no de coma flotante',
  },
];

const poses: readonly Sentence[] = [
  {
    en: 'its frame rate is {fps}: say how many frames a second it has',
    de: 'ihre Bildrate ist {fps}: gib an, wie viele Bilder pro Sekunde sie hat',
    fr: 'sa fréquence d’images est {fps} : indiquez combien d’images par seconde il a',
    es: 'su frecuencia de imagen es {fps}: indica cuántas imágenes por segundo tiene',
  },
  {
    en: 'it is a .pose file of version 0.0: convert it to 0.2',
    de: 'sie ist eine .pose-Datei der Version 0.0: wandle sie in 0.2 um',
    fr: 'c’est un fichier .pose de version 0.0 : convertissez-le en 0.2',
    es: 'es un archivo .pose de la versión 0.0: conviértelo a la 0.2',
  },
  {
    en: 'it is no .pose file of version 0.1 or 0.2',
    de: 'sie ist keine .pose-Datei der Version 0.1 oder 0.2',
    fr: 'ce n’est pas un fichier .pose de version 0.1 ou 0.2',
    es: 'no es un archivo .pose de la versión 0.1 o 0.2',
  },
  { en: 'it shows nobody', de: 'sie zeigt niemanden', fr: 'on n’y voit personne', es: 'no muestra a nadie' },
  {
    en: 'it does not say how large its picture was',
    de: 'sie sagt nicht, wie groß das Bild war',
    fr: 'il ne dit pas quelle était la taille de l’image',
    es: 'no dice qué tamaño tenía la imagen',
  },
  {
    en: 'its hands are not the 21 landmarks of MediaPipe with x, y and z',
    de: 'ihre Hände sind nicht die 21 Punkte von MediaPipe mit x, y und z',
    fr: 'ses mains ne sont pas les 21 points de MediaPipe avec x, y et z',
    es: 'sus manos no son los 21 puntos de MediaPipe con x, y y z',
  },
  {
    en: 'its hands are OpenPose’s, which have no depth: Signwright learns from MediaPipe’s',
    de: 'ihre Hände sind die von OpenPose und haben keine Tiefe: Signwright lernt von denen von MediaPipe',
    fr: 'ses mains sont celles d’OpenPose, sans profondeur : Signwright apprend de celles de MediaPipe',
    es: 'sus manos son las de OpenPose, sin profundidad: Signwright aprende de las de MediaPipe',
  },
  {
    en: 'it has no LEFT_HAND_LANDMARKS and RIGHT_HAND_LANDMARKS',
    de: 'sie hat kein LEFT_HAND_LANDMARKS und RIGHT_HAND_LANDMARKS',
    fr: 'il n’a pas LEFT_HAND_LANDMARKS et RIGHT_HAND_LANDMARKS',
    es: 'no tiene LEFT_HAND_LANDMARKS ni RIGHT_HAND_LANDMARKS',
  },
  {
    en: 'its coordinates are no pixels: the pose was scaled to a person’s size',
    de: 'ihre Koordinaten sind keine Pixel: die Pose wurde auf die Größe einer Person skaliert',
    fr: 'ses coordonnées ne sont pas des pixels : la pose a été mise à l’échelle d’une personne',
    es: 'sus coordenadas no son píxeles: la pose se escaló al tamaño de una persona',
  },
];

export const sentences: readonly Sentence[] = [...files, ...archives, ...lists, ...movements, ...numpy, ...poses];
