/** What the main side says of engines that cannot be used, or fail. An engine is feminine in German, masculine elsewhere. */
import type { Sentence } from '../sentence.ts';

const inUse: readonly Sentence[] = [
  {
    en: 'TensorFlow stopped answering. Signwright goes on with the processor.',
    de: 'TensorFlow antwortet nicht mehr. Signwright macht mit dem Prozessor weiter.',
    fr: 'TensorFlow ne répond plus. Signwright continue avec le processeur.',
    es: 'TensorFlow ha dejado de responder. Signwright sigue con el procesador.',
  },
  {
    en: 'TensorFlow ended unexpectedly. Signwright goes on with the processor.',
    de: 'TensorFlow wurde unerwartet beendet. Signwright macht mit dem Prozessor weiter.',
    fr: 'TensorFlow s’est arrêté de façon inattendue. Signwright continue avec le processeur.',
    es: 'TensorFlow ha terminado de forma inesperada. Signwright sigue con el procesador.',
  },
  {
    en: 'TensorFlow failed. Signwright goes on with the processor.',
    de: 'TensorFlow ist ausgefallen. Signwright macht mit dem Prozessor weiter.',
    fr: 'TensorFlow a échoué. Signwright continue avec le processeur.',
    es: 'TensorFlow ha fallado. Signwright sigue con el procesador.',
  },
  {
    en: 'TensorFlow gave answers that are no numbers. Signwright goes on with the processor.',
    de: 'TensorFlow gab Antworten, die keine Zahlen sind. Signwright macht mit dem Prozessor weiter.',
    fr: 'TensorFlow a donné des réponses qui ne sont pas des nombres. Signwright continue avec le processeur.',
    es: 'TensorFlow ha dado respuestas que no son números. Signwright sigue con el procesador.',
  },
  {
    en: 'The graphics engine stopped answering. Signwright goes on with the processor.',
    de: 'Die Grafik-Engine antwortet nicht mehr. Signwright macht mit dem Prozessor weiter.',
    fr: 'Le moteur graphique ne répond plus. Signwright continue avec le processeur.',
    es: 'El motor gráfico ha dejado de responder. Signwright sigue con el procesador.',
  },
  {
    en: 'The graphics engine ended unexpectedly. Signwright goes on with the processor.',
    de: 'Die Grafik-Engine wurde unerwartet beendet. Signwright macht mit dem Prozessor weiter.',
    fr: 'Le moteur graphique s’est arrêté de façon inattendue. Signwright continue avec le processeur.',
    es: 'El motor gráfico ha terminado de forma inesperada. Signwright sigue con el procesador.',
  },
  {
    en: 'The graphics engine failed. Signwright goes on with the processor.',
    de: 'Die Grafik-Engine ist ausgefallen. Signwright macht mit dem Prozessor weiter.',
    fr: 'Le moteur graphique a échoué. Signwright continue avec le processeur.',
    es: 'El motor gráfico ha fallado. Signwright sigue con el procesador.',
  },
  {
    en: 'The graphics engine gave answers that are no numbers. Signwright goes on with the processor.',
    de: 'Die Grafik-Engine gab Antworten, die keine Zahlen sind. Signwright macht mit dem Prozessor weiter.',
    fr: 'Le moteur graphique a donné des réponses qui ne sont pas des nombres. Signwright continue avec le processeur.',
    es: 'El motor gráfico ha dado respuestas que no son números. Signwright sigue con el procesador.',
  },
];

const inTheList: readonly Sentence[] = [
  {
    en: 'It stopped answering while it was in use.',
    de: 'Sie hat aufgehört zu antworten, während sie benutzt wurde.',
    fr: 'Il a cessé de répondre pendant son utilisation.',
    es: 'Dejó de responder mientras se usaba.',
  },
  {
    en: 'It ended unexpectedly while it was in use.',
    de: 'Sie wurde unerwartet beendet, während sie benutzt wurde.',
    fr: 'Il s’est arrêté de façon inattendue pendant son utilisation.',
    es: 'Terminó de forma inesperada mientras se usaba.',
  },
  {
    en: 'It failed while it was in use.',
    de: 'Sie ist ausgefallen, während sie benutzt wurde.',
    fr: 'Il a échoué pendant son utilisation.',
    es: 'Falló mientras se usaba.',
  },
  {
    en: 'It gave answers that are no numbers while it was in use.',
    de: 'Sie gab Antworten, die keine Zahlen sind, während sie benutzt wurde.',
    fr: 'Il a donné des réponses qui ne sont pas des nombres pendant son utilisation.',
    es: 'Dio respuestas que no son números mientras se usaba.',
  },
];

const reasons: readonly Sentence[] = [
  {
    en: 'TensorFlow cannot be used, so Signwright goes on with the processor. {reason}',
    de: 'TensorFlow ist nicht zu gebrauchen; deshalb macht Signwright mit dem Prozessor weiter. {reason}',
    fr: 'TensorFlow ne peut pas servir ; Signwright continue donc avec le processeur. {reason}',
    es: 'No se puede usar TensorFlow, así que Signwright sigue con el procesador. {reason}',
  },
  {
    en: 'The graphics engine that you chose cannot be used, so Signwright goes on with the processor. {reason}',
    de: 'Die Grafik-Engine, die du gewählt hast, ist nicht zu gebrauchen; deshalb macht Signwright mit dem Prozessor weiter. {reason}',
    fr: 'Le moteur graphique que vous avez choisi ne peut pas servir ; Signwright continue donc avec le processeur. {reason}',
    es: 'No se puede usar el motor gráfico que elegiste, así que Signwright sigue con el procesador. {reason}',
  },
  {
    en: 'It cannot compute all of this model.',
    de: 'Sie kann nicht alles an diesem Modell berechnen.',
    fr: 'Il ne sait pas calculer ce modèle en entier.',
    es: 'No puede calcular todo este modelo.',
  },
  {
    en: 'No graphics card that it can use was found.',
    de: 'Es wurde keine Grafikkarte gefunden, die sie benutzen kann.',
    fr: 'Aucune carte graphique qu’il puisse utiliser n’a été trouvée.',
    es: 'No se ha encontrado ninguna tarjeta gráfica que pueda usar.',
  },
  {
    en: 'The CUDA libraries of ONNX Runtime are not installed.',
    de: 'Die CUDA-Bibliotheken von ONNX Runtime sind nicht installiert.',
    fr: 'Les bibliothèques CUDA d’ONNX Runtime ne sont pas installées.',
    es: 'Las bibliotecas CUDA de ONNX Runtime no están instaladas.',
  },
  {
    en: 'This build of ONNX Runtime does not have it.',
    de: 'In dieser Ausgabe von ONNX Runtime ist sie nicht enthalten.',
    fr: 'Cette version d’ONNX Runtime ne le contient pas.',
    es: 'Esta versión de ONNX Runtime no lo incluye.',
  },
  {
    en: 'It did not answer when it was tried.',
    de: 'Sie hat beim Ausprobieren nicht geantwortet.',
    fr: 'Il n’a pas répondu pendant l’essai.',
    es: 'No respondió al probarlo.',
  },
  {
    en: 'It crashed when it was tried.',
    de: 'Sie ist beim Ausprobieren abgestürzt.',
    fr: 'Il a planté pendant l’essai.',
    es: 'Se cerró de golpe al probarlo.',
  },
  {
    en: 'The graphics card or its driver refused it.',
    de: 'Die Grafikkarte oder ihr Treiber hat sie abgelehnt.',
    fr: 'La carte graphique ou son pilote l’a refusé.',
    es: 'La tarjeta gráfica o su controlador lo ha rechazado.',
  },
  {
    en: 'Its answers differ from those of the processor.',
    de: 'Ihre Antworten weichen von denen des Prozessors ab.',
    fr: 'Ses réponses diffèrent de celles du processeur.',
    es: 'Sus respuestas son distintas de las del procesador.',
  },
  {
    en: 'It runs only where Signwright can start a process of its own for it.',
    de: 'Sie läuft nur dort, wo Signwright einen eigenen Prozess für sie starten kann.',
    fr: 'Il ne tourne que là où Signwright peut lancer un processus à part pour lui.',
    es: 'Solo funciona donde Signwright puede iniciar un proceso propio para él.',
  },
  {
    en: 'This computer cannot have it.',
    de: 'Für diesen Computer gibt es sie nicht.',
    fr: 'Il n’existe pas pour cet ordinateur.',
    es: 'No existe para este ordenador.',
  },
];

export const sentences: readonly Sentence[] = [...inUse, ...inTheList, ...reasons];
