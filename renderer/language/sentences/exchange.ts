/** What the main side says while it imports and exports takes. */
import type { Sentence } from '../sentence.ts';

const order: readonly Sentence[] = [
  {
    en: 'There is no dialog here: type the path instead.',
    de: 'Hier gibt es keinen Dialog: Gib stattdessen den Pfad ein.',
    fr: 'Il n’y a pas de boîte de dialogue ici : tapez plutôt le chemin.',
    es: 'Aquí no hay cuadro de diálogo: escribe la ruta.',
  },
  {
    en: 'Another import is under way: wait for it, or cancel it.',
    de: 'Ein anderer Import läuft: Warte auf ihn oder brich ihn ab.',
    fr: 'Une autre importation est en cours : attendez-la ou annulez-la.',
    es: 'Hay otra importación en marcha: espera a que termine o cancélala.',
  },
  {
    en: 'Putting the takes into the library',
    de: 'Aufnahmen kommen in die Bibliothek',
    fr: 'Ajout des prises à la bibliothèque',
    es: 'Añadiendo las tomas a la biblioteca',
  },
  {
    en: 'The import broke off. The files may be damaged, or too large for the memory of this machine.',
    de: 'Der Import ist abgebrochen. Vielleicht sind die Dateien beschädigt oder zu groß für den Arbeitsspeicher dieses Computers.',
    fr: 'L’importation s’est interrompue. Les fichiers sont peut-être endommagés, ou trop grands pour la mémoire de cet ordinateur.',
    es: 'La importación se ha interrumpido. Puede que los archivos estén dañados o sean demasiado grandes para la memoria de este ordenador.',
  },
  {
    en: 'The import was cancelled. Nothing was added.',
    de: 'Der Import wurde abgebrochen. Nichts wurde hinzugefügt.',
    fr: 'L’importation a été annulée. Rien n’a été ajouté.',
    es: 'La importación se ha cancelado. No se ha añadido nada.',
  },
  {
    en: 'The import was stopped; nothing was changed.',
    de: 'Der Import wurde angehalten; nichts wurde geändert.',
    fr: 'L’importation a été arrêtée ; rien n’a été modifié.',
    es: 'La importación se ha detenido; no ha cambiado nada.',
  },
  { en: '1 take', de: '1 Aufnahme', fr: '1 prise', es: '1 toma' },
  { en: '{count} takes', de: '{count} Aufnahmen', fr: '{count} prises', es: '{count} tomas' },
];

const videos: readonly Sentence[] = [
  {
    en: '{file}: no hand was seen in this video.',
    de: '{file}: In diesem Video war keine Hand zu sehen.',
    fr: '{file} : aucune main n’a été vue dans cette vidéo.',
    es: '{file}: no se ha visto ninguna mano en este vídeo.',
  },
  {
    en: '{file}: its pictures are not in order of time.',
    de: '{file}: Seine Bilder sind nicht in zeitlicher Reihenfolge.',
    fr: '{file} : ses images ne sont pas dans l’ordre du temps.',
    es: '{file}: sus imágenes no están en orden de tiempo.',
  },
  {
    en: '{file}: its landmarks could not be read.',
    de: '{file}: Die Punkte der Hände ließen sich nicht lesen.',
    fr: '{file} : les points des mains n’ont pas pu être lus.',
    es: '{file}: no se han podido leer los puntos de las manos.',
  },
];

const place: readonly Sentence[] = [
  {
    en: 'There is no folder to write {file} into.',
    de: 'Es gibt keinen Ordner, in den {file} geschrieben werden könnte.',
    fr: 'Il n’y a pas de dossier où écrire {file}.',
    es: 'No hay ninguna carpeta donde escribir {file}.',
  },
  {
    en: '{name} is a folder: name a file.',
    de: '{name} ist ein Ordner: Nenne eine Datei.',
    fr: '{name} est un dossier : indiquez un fichier.',
    es: '{name} es una carpeta: indica un archivo.',
  },
  {
    en: '{file} cannot be written: its folder is read-only, or the disk is full.',
    de: '{file} lässt sich nicht schreiben: Der Ordner ist schreibgeschützt, oder der Datenträger ist voll.',
    fr: '{file} ne peut pas être écrit : son dossier est en lecture seule, ou le disque est plein.',
    es: 'No se puede escribir {file}: su carpeta es de solo lectura, o el disco está lleno.',
  },
  {
    en: 'There is no file or folder {name}.',
    de: 'Es gibt keine Datei und keinen Ordner namens {name}.',
    fr: 'Il n’y a ni fichier ni dossier nommé {name}.',
    es: 'No hay ningún archivo ni carpeta con el nombre {name}.',
  },
  {
    en: '{name} is neither a file nor a folder.',
    de: '{name} ist weder eine Datei noch ein Ordner.',
    fr: '{name} n’est ni un fichier ni un dossier.',
    es: '{name} no es ni un archivo ni una carpeta.',
  },
  {
    en: '{name} exists: name a new folder.',
    de: '{name} gibt es schon: Nenne einen neuen Ordner.',
    fr: '{name} existe déjà : indiquez un nouveau dossier.',
    es: '{name} ya existe: indica una carpeta nueva.',
  },
  {
    en: 'The word “{word}” cannot be a folder’s name: rename it first ({why}).',
    de: 'Das Wort „{word}“ kann kein Ordnername sein: Benenne es zuerst um ({why}).',
    fr: 'Le mot « {word} » ne peut pas être un nom de dossier : renommez-le d’abord ({why}).',
    es: 'La palabra «{word}» no puede ser el nombre de una carpeta: cámbiale antes el nombre ({why}).',
  },
  {
    en: 'The words “{first}” and “{second}” would share a folder: rename one of them first.',
    de: 'Die Wörter „{first}“ und „{second}“ kämen in denselben Ordner: Benenne zuerst eines davon um.',
    fr: 'Les mots « {first} » et « {second} » partageraient un dossier : renommez d’abord l’un d’eux.',
    es: 'Las palabras «{first}» y «{second}» compartirían carpeta: cámbiale antes el nombre a una de ellas.',
  },
];

const said: readonly Sentence[] = [
  {
    en: 'Frames a second are 1 to 1000.',
    de: 'Bilder pro Sekunde: von 1 bis 1000.',
    fr: 'Les images par seconde vont de 1 à 1000.',
    es: 'Las imágenes por segundo van de 1 a 1000.',
  },
  {
    en: 'The aspect is the picture’s width / height, 0.1 to 10.',
    de: 'Das Seitenverhältnis ist Breite / Höhe des Bildes, 0,1 bis 10.',
    fr: 'Les proportions sont largeur / hauteur de l’image, de 0,1 à 10.',
    es: 'La proporción es anchura / altura de la imagen, de 0,1 a 10.',
  },
  {
    en: 'The signer cannot be used: {why}.',
    de: 'Der Name der Person ist nicht zu gebrauchen: {why}.',
    fr: 'Le nom de la personne ne peut pas servir : {why}.',
    es: 'El nombre de la persona no se puede usar: {why}.',
  },
  {
    en: 'The language cannot be used: {why}.',
    de: 'Die Sprache ist nicht zu gebrauchen: {why}.',
    fr: 'La langue ne peut pas servir : {why}.',
    es: 'La lengua no se puede usar: {why}.',
  },
  {
    en: 'Nor the picture’s shape: width / height is taken to be {aspect}.',
    de: 'Auch die Form des Bildes nicht: Für Breite / Höhe wird {aspect} angenommen.',
    fr: 'Ni les proportions de l’image : largeur / hauteur est supposée être {aspect}.',
    es: 'Tampoco la forma de la imagen: se supone que anchura / altura es {aspect}.',
  },
  {
    en: 'These files keep no capture times: {fps} frames a second are assumed.',
    de: 'Diese Dateien halten keine Aufnahmezeiten fest: Angenommen werden {fps} Bilder pro Sekunde.',
    fr: 'Ces fichiers ne gardent pas le moment de chaque image : {fps} images par seconde sont supposées.',
    es: 'Estos archivos no guardan el momento de cada imagen: se suponen {fps} imágenes por segundo.',
  },
  {
    en: 'These files number their frames: {fps} a second are assumed.',
    de: 'Diese Dateien nummerieren ihre Bilder nur: Angenommen werden {fps} pro Sekunde.',
    fr: 'Ces fichiers ne font que numéroter leurs images : {fps} par seconde sont supposées.',
    es: 'Estos archivos solo numeran sus imágenes: se suponen {fps} por segundo.',
  },
  {
    en: 'Who signs is not in these files: all takes are by “unknown”.',
    de: 'Wer gebärdet, steht nicht in diesen Dateien: Alle Aufnahmen sind von „unknown“.',
    fr: 'Ces fichiers ne disent pas qui signe : toutes les prises sont de « unknown ».',
    es: 'Estos archivos no dicen quién signa: todas las tomas son de «unknown».',
  },
];

const source: readonly Sentence[] = [
  {
    en: '{name} holds no train.csv, which names each recording’s sign.',
    de: '{name} enthält keine train.csv, in der zu jeder Aufnahme die Gebärde steht.',
    fr: '{name} ne contient pas de train.csv, qui donne le signe de chaque prise.',
    es: '{name} no contiene ningún train.csv, que da el signo de cada toma.',
  },
  ...['npy', 'csv', 'pose', 'parquet'].map((ending) => ({
    en: `{name} holds no .${ending} file.`,
    de: `{name} enthält keine .${ending}-Datei.`,
    fr: `{name} ne contient pas de fichier .${ending}.`,
    es: `{name} no contiene ningún archivo .${ending}.`,
  })),
  {
    en: '{name} holds no recordings in a known form: .npy, .pose or .parquet files, or train.csv with its recordings.',
    de: '{name} enthält keine Aufnahmen in einer bekannten Form: .npy-, .pose- oder .parquet-Dateien, oder train.csv mit ihren Aufnahmen.',
    fr: '{name} ne contient pas de prises sous une forme connue : fichiers .npy, .pose ou .parquet, ou train.csv avec ses prises.',
    es: '{name} no contiene tomas en una forma conocida: archivos .npy, .pose o .parquet, o train.csv con sus tomas.',
  },
  {
    en: '{name} holds recordings of more than one form: choose one ({formats}).',
    de: '{name} enthält Aufnahmen in mehr als einer Form: Wähle eine davon ({formats}).',
    fr: '{name} contient des prises sous plusieurs formes : choisissez-en une ({formats}).',
    es: '{name} contiene tomas en más de una forma: elige una ({formats}).',
  },
  {
    en: '{name} holds no takes.',
    de: '{name} enthält keine Aufnahmen.',
    fr: '{name} ne contient pas de prises.',
    es: '{name} no contiene tomas.',
  },
  {
    en: 'Nothing in {name} can be imported: {file}: {why}.',
    de: 'Nichts in {name} lässt sich importieren: {file}: {why}.',
    fr: 'Rien dans {name} ne peut être importé : {file} : {why}.',
    es: 'No se puede importar nada de {name}: {file}: {why}.',
  },
  {
    en: 'Nothing in {name} can be imported: {file}: {why}, and {more} more.',
    de: 'Nichts in {name} lässt sich importieren: {file}: {why}, und {more} weitere.',
    fr: 'Rien dans {name} ne peut être importé : {file} : {why}, et {more} de plus.',
    es: 'No se puede importar nada de {name}: {file}: {why}, y {more} más.',
  },
  {
    en: '{name} holds more than {most} files.',
    de: '{name} enthält mehr als {most} Dateien.',
    fr: '{name} contient plus de {most} fichiers.',
    es: '{name} contiene más de {most} archivos.',
  },
  {
    en: '{name} holds more than {most} files: unpack it and import the folder.',
    de: '{name} enthält mehr als {most} Dateien: Entpacke es und importiere den Ordner.',
    fr: '{name} contient plus de {most} fichiers : décompressez-le et importez le dossier.',
    es: '{name} contiene más de {most} archivos: descomprímelo e importa la carpeta.',
  },
  {
    en: '{name} is not a .zip file, or is damaged.',
    de: '{name} ist keine .zip-Datei oder ist beschädigt.',
    fr: '{name} n’est pas un fichier .zip, ou est endommagé.',
    es: '{name} no es un archivo .zip, o está dañado.',
  },
];

export const sentences: readonly Sentence[] = [...order, ...videos, ...place, ...said, ...source];
