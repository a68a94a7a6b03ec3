/** What models/ says of files and pictures that it cannot read, and of engines that this computer lacks. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  // A model's folder.
  {
    en: 'There is no model folder {name}.',
    de: 'Es gibt keinen Modellordner „{name}“.',
    fr: 'Il n’y a pas de dossier de modèle « {name} ».',
    es: 'No hay ninguna carpeta de modelo «{name}».',
  },
  {
    en: 'The model {name} is damaged: {problem}',
    de: 'Das Modell „{name}“ ist beschädigt: {problem}',
    fr: 'Le modèle « {name} » est endommagé : {problem}',
    es: 'El modelo «{name}» está dañado: {problem}',
  },
  {
    en: 'The model {name} is damaged: {file} is not JSON.',
    de: 'Das Modell „{name}“ ist beschädigt: {file} ist kein JSON.',
    fr: 'Le modèle « {name} » est endommagé : {file} n’est pas du JSON.',
    es: 'El modelo «{name}» está dañado: {file} no es JSON.',
  },
  {
    en: 'The model {name} is damaged: {file} is too large.',
    de: 'Das Modell „{name}“ ist beschädigt: {file} ist zu groß.',
    fr: 'Le modèle « {name} » est endommagé : {file} est trop gros.',
    es: 'El modelo «{name}» está dañado: {file} es demasiado grande.',
  },
  {
    en: 'The model {name} is damaged: {file} does not have the SHA-256 that model.json names.',
    de: 'Das Modell „{name}“ ist beschädigt: {file} hat nicht die Prüfsumme (SHA-256), die in model.json steht.',
    fr: 'Le modèle « {name} » est endommagé : {file} n’a pas l’empreinte (SHA-256) qu’indique model.json.',
    es: 'El modelo «{name}» está dañado: {file} no tiene la suma de control (SHA-256) que indica model.json.',
  },
  {
    en: '{name} exists and is no model folder; choose another place for the model.',
    de: '{name} gibt es schon, und es ist kein Modellordner; wähle für das Modell einen anderen Ort.',
    fr: '{name} existe déjà et n’est pas un dossier de modèle ; choisissez un autre endroit pour le modèle.',
    es: '{name} ya existe y no es una carpeta de modelo; elige otro lugar para el modelo.',
  },
  {
    en: 'model.json is damaged: {place}: {problem}',
    de: 'model.json ist beschädigt, bei {place}: {problem}',
    fr: 'model.json est endommagé, à l’endroit {place} : {problem}',
    es: 'model.json está dañado, en {place}: {problem}',
  },
  {
    en: 'model.json is damaged: its content: {problem}',
    de: 'Der Inhalt von model.json ist beschädigt: {problem}',
    fr: 'Le contenu de model.json est endommagé : {problem}',
    es: 'El contenido de model.json está dañado: {problem}',
  },
  {
    en: 'model.json is damaged: the vocabulary names a word twice.',
    de: 'model.json ist beschädigt: Ein Wort steht zweimal im Wortschatz.',
    fr: 'model.json est endommagé : le vocabulaire nomme un mot deux fois.',
    es: 'model.json está dañado: el vocabulario nombra una palabra dos veces.',
  },
  {
    en: 'The model was trained on features version {trained}, this program uses version {used}: train it again.',
    de: 'Das Modell wurde mit Merkmalen der Version {trained} trainiert, dieses Programm benutzt Version {used}: Trainiere es neu.',
    fr: 'Le modèle a été entraîné avec la version {trained} des caractéristiques, ce programme utilise la version {used} : entraînez-le de nouveau.',
    es: 'El modelo se entrenó con la versión {trained} de las características y este programa usa la versión {used}: vuelve a entrenarlo.',
  },
  {
    en: 'The tensor {name} is missing.',
    de: 'Der Tensor {name} fehlt.',
    fr: 'Le tenseur {name} manque.',
    es: 'Falta el tensor {name}.',
  },
  {
    en: 'The tensor {name} has {count} values instead of [{shape}].',
    de: 'Der Tensor {name} hat {count} Werte statt [{shape}].',
    fr: 'Le tenseur {name} a {count} valeurs au lieu de [{shape}].',
    es: 'El tensor {name} tiene {count} valores en lugar de [{shape}].',
  },
  {
    en: 'The tensor {name} holds a value that is no number.',
    de: 'Der Tensor {name} enthält einen Wert, der keine Zahl ist.',
    fr: 'Le tenseur {name} contient une valeur qui n’est pas un nombre.',
    es: 'El tensor {name} contiene un valor que no es un número.',
  },

  // Its weights: a reason follows.
  {
    en: 'weights.safetensors is damaged: {problem}.',
    de: 'weights.safetensors ist beschädigt: {problem}.',
    fr: 'weights.safetensors est endommagé : {problem}.',
    es: 'weights.safetensors está dañado: {problem}.',
  },
  { en: 'it is too short', de: 'die Datei ist zu kurz', fr: 'il est trop court', es: 'es demasiado corto' },
  {
    en: 'its table does not fit',
    de: 'die Tabelle darin passt nicht',
    fr: 'sa table ne convient pas',
    es: 'su tabla no encaja',
  },
  {
    en: 'its table cannot be read',
    de: 'die Tabelle darin lässt sich nicht lesen',
    fr: 'sa table ne peut pas être lue',
    es: 'su tabla no se puede leer',
  },
  {
    en: 'the entry {name} is not float32',
    de: 'der Eintrag {name} ist nicht float32',
    fr: 'l’entrée {name} n’est pas en float32',
    es: 'la entrada {name} no es float32',
  },
  {
    en: 'the tensor {name} does not fit',
    de: 'der Tensor {name} passt nicht',
    fr: 'le tenseur {name} ne convient pas',
    es: 'el tensor {name} no encaja',
  },

  // The network that finds where signs begin and end, and the space that signs lie in.
  {
    en: 'There is no boundary network {name}.',
    de: 'Es gibt kein Netz für Gebärdengrenzen {name}.',
    fr: 'Il n’y a pas de réseau des limites des signes {name}.',
    es: 'No hay ninguna red de límites de signos {name}.',
  },
  {
    en: 'The boundary network is damaged, or of another version.',
    de: 'Das Netz für Gebärdengrenzen ist beschädigt oder hat eine andere Version.',
    fr: 'Le réseau des limites des signes est endommagé, ou d’une autre version.',
    es: 'La red de límites de signos está dañada o es de otra versión.',
  },
  {
    en: 'The boundary network is damaged: its numbers cannot be read.',
    de: 'Das Netz für Gebärdengrenzen ist beschädigt: Seine Zahlen lassen sich nicht lesen.',
    fr: 'Le réseau des limites des signes est endommagé : ses nombres ne peuvent pas être lus.',
    es: 'La red de límites de signos está dañada: no se pueden leer sus números.',
  },
  {
    en: 'The boundary network was made for other features than this program has: make it again.',
    de: 'Das Netz für Gebärdengrenzen wurde für andere Merkmale gemacht, als dieses Programm sie hat: Erzeuge es neu.',
    fr: 'Le réseau des limites des signes a été fait pour d’autres caractéristiques que celles de ce programme : refaites-le.',
    es: 'La red de límites de signos se hizo para otras características que las de este programa: vuelve a crearla.',
  },
  {
    en: 'The sign space is incomplete: space.json or weights.safetensors is missing.',
    de: 'Der Gebärdenraum ist unvollständig: space.json oder weights.safetensors fehlt.',
    fr: 'L’espace des signes est incomplet : space.json ou weights.safetensors manque.',
    es: 'El espacio de signos está incompleto: falta space.json o weights.safetensors.',
  },
  {
    en: 'The sign space is damaged: space.json is not one that this version reads.',
    de: 'Der Gebärdenraum ist beschädigt: Diese Version kann space.json nicht lesen.',
    fr: 'L’espace des signes est endommagé : cette version ne sait pas lire space.json.',
    es: 'El espacio de signos está dañado: esta versión no puede leer space.json.',
  },
  {
    en: 'The sign space is damaged: its weights do not have the SHA-256 that space.json names.',
    de: 'Der Gebärdenraum ist beschädigt: Seine Gewichte haben nicht die Prüfsumme (SHA-256), die in space.json steht.',
    fr: 'L’espace des signes est endommagé : ses poids n’ont pas l’empreinte (SHA-256) qu’indique space.json.',
    es: 'El espacio de signos está dañado: sus pesos no tienen la suma de control (SHA-256) que indica space.json.',
  },
  {
    en: 'The sign space is damaged: the tensor {name} is missing, or not what it should be.',
    de: 'Der Gebärdenraum ist beschädigt: Der Tensor {name} fehlt oder ist nicht, was er sein sollte.',
    fr: 'L’espace des signes est endommagé : le tenseur {name} manque, ou n’est pas ce qu’il devrait être.',
    es: 'El espacio de signos está dañado: el tensor {name} falta o no es lo que debería ser.',
  },
  {
    en: 'The sign space was made for other features than this program has: make it again.',
    de: 'Der Gebärdenraum wurde für andere Merkmale gemacht, als dieses Programm sie hat: Erzeuge ihn neu.',
    fr: 'L’espace des signes a été fait pour d’autres caractéristiques que celles de ce programme : refaites-le.',
    es: 'El espacio de signos se hizo para otras características que las de este programa: vuelve a crearlo.',
  },

  // Engines.
  {
    en: 'No NVIDIA graphics card was found.',
    de: 'Es wurde keine NVIDIA-Grafikkarte gefunden.',
    fr: 'Aucune carte graphique NVIDIA n’a été trouvée.',
    es: 'No se ha encontrado ninguna tarjeta gráfica NVIDIA.',
  },
  {
    en: 'No graphics card was found.',
    de: 'Es wurde keine Grafikkarte gefunden.',
    fr: 'Aucune carte graphique n’a été trouvée.',
    es: 'No se ha encontrado ninguna tarjeta gráfica.',
  },
  {
    en: 'The optional package @tensorflow/tfjs-node-gpu is not installed.',
    de: 'Das optionale Paket @tensorflow/tfjs-node-gpu ist nicht installiert.',
    fr: 'Le paquet facultatif @tensorflow/tfjs-node-gpu n’est pas installé.',
    es: 'El paquete opcional @tensorflow/tfjs-node-gpu no está instalado.',
  },
  {
    en: 'The engine tensorflow cannot be loaded: {reason}.',
    de: 'Die Engine TensorFlow lässt sich nicht laden: {reason}.',
    fr: 'Le moteur TensorFlow ne peut pas être chargé : {reason}.',
    es: 'No se puede cargar el motor TensorFlow: {reason}.',
  },
  {
    en: 'The engine tensorflow cannot be loaded: TensorFlow.js computes with {backend} instead.',
    de: 'Die Engine TensorFlow lässt sich nicht laden: TensorFlow.js rechnet stattdessen mit {backend}.',
    fr: 'Le moteur TensorFlow ne peut pas être chargé : TensorFlow.js calcule à la place avec {backend}.',
    es: 'No se puede cargar el motor TensorFlow: en su lugar, TensorFlow.js calcula con {backend}.',
  },
  {
    en: 'the optional package @tensorflow/tfjs-node-gpu is not installed',
    de: 'das optionale Paket @tensorflow/tfjs-node-gpu ist nicht installiert',
    fr: 'le paquet facultatif @tensorflow/tfjs-node-gpu n’est pas installé',
    es: 'el paquete opcional @tensorflow/tfjs-node-gpu no está instalado',
  },
  {
    en: '@tensorflow/tfjs-node-gpu is installed without its native part, which its installation downloads',
    de: '@tensorflow/tfjs-node-gpu ist ohne seinen nativen Teil installiert, der bei der Installation heruntergeladen wird',
    fr: '@tensorflow/tfjs-node-gpu est installé sans sa partie native, que son installation télécharge',
    es: '@tensorflow/tfjs-node-gpu está instalado sin su parte nativa, que se descarga al instalarlo',
  },
  {
    en: 'the library {name} is missing',
    de: 'die Programmbibliothek {name} fehlt',
    fr: 'la bibliothèque logicielle {name} manque',
    es: 'falta la biblioteca de software {name}',
  },

  // A picture's landmarks.
  {
    en: 'A landmark frame has {least} to {most} bytes, not {count}.',
    de: 'Die Punkte der Hände eines Bildes haben {least} bis {most} Bytes, nicht {count}.',
    fr: 'Les points des mains d’une image font de {least} à {most} octets, pas {count}.',
    es: 'Los puntos de las manos de una imagen ocupan de {least} a {most} bytes, no {count}.',
  },
  {
    en: 'A landmark frame of {bytes} bytes cannot hold {count} hands.',
    de: 'In {bytes} Bytes passen nicht die Punkte von {count} Händen.',
    fr: 'Les points de {count} mains ne tiennent pas dans {bytes} octets.',
    es: 'En {bytes} bytes no caben los puntos de {count} manos.',
  },
  {
    en: 'The time of a landmark frame must be a finite number of ms.',
    de: 'Der Zeitpunkt eines Bildes muss eine endliche Zahl von ms sein.',
    fr: 'L’instant d’une image doit être un nombre fini de ms.',
    es: 'El momento de una imagen debe ser un número finito de ms.',
  },
  {
    en: 'The aspect of a landmark frame must lie in 0.1..10.',
    de: 'Das Seitenverhältnis eines Bildes muss zwischen 0,1 und 10 liegen.',
    fr: 'Le rapport largeur/hauteur d’une image doit être entre 0,1 et 10.',
    es: 'La proporción de una imagen debe estar entre 0,1 y 10.',
  },
  {
    en: 'A landmark must be a finite number near the picture.',
    de: 'Ein Punkt der Hand muss eine endliche Zahl nahe am Bild sein.',
    fr: 'Un point de la main doit être un nombre fini proche de l’image.',
    es: 'Un punto de la mano debe ser un número finito cerca de la imagen.',
  },
  {
    en: 'The last landmark frame is cut off.',
    de: 'Die Punkte der Hände des letzten Bildes sind abgeschnitten.',
    fr: 'Les points des mains de la dernière image sont tronqués.',
    es: 'Los puntos de las manos de la última imagen están incompletos.',
  },
  {
    en: 'Float32 values have four bytes each.',
    de: 'Float32-Werte haben je vier Bytes.',
    fr: 'Chaque valeur float32 fait quatre octets.',
    es: 'Cada valor float32 ocupa cuatro bytes.',
  },
  {
    en: 'The text is no base64.',
    de: 'Der Text ist kein Base64.',
    fr: 'Le texte n’est pas du base64.',
    es: 'El texto no es base64.',
  },
];
