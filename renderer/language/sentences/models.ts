/** What the main side says of models: which one recognises, what may be done with it, what is wrong with a foreign one. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'There is no earlier model to go back to.',
    de: 'Es gibt kein früheres Modell, zu dem du zurückkehren könntest.',
    fr: 'Il n’y a pas de modèle précédent auquel revenir.',
    es: 'No hay ningún modelo anterior al que volver.',
  },
  {
    en: 'This model recognises now: activate another one first.',
    de: 'Dieses Modell wird jetzt benutzt: Aktiviere zuerst ein anderes.',
    fr: 'Ce modèle est utilisé en ce moment : activez-en d’abord un autre.',
    es: 'Este modelo está en uso: activa antes otro.',
  },
  {
    en: 'At least one word must stay on.',
    de: 'Mindestens ein Wort muss eingeschaltet bleiben.',
    fr: 'Au moins un mot doit rester activé.',
    es: 'Al menos una palabra debe quedar activada.',
  },
  {
    en: 'This is the released model: its words are written whenever it is active.',
    de: 'Das ist das mitgelieferte Modell: Seine Wörter werden immer geschrieben, wenn es aktiv ist.',
    fr: 'C’est le modèle fourni : ses mots sont écrits chaque fois qu’il est utilisé.',
    es: 'Este es el modelo incluido: sus palabras se escriben siempre que está en uso.',
  },
  {
    en: 'The model that came with Signwright stays as it is.',
    de: 'Das Modell, das mit Signwright kam, bleibt, wie es ist.',
    fr: 'Le modèle fourni avec Signwright reste comme il est.',
    es: 'El modelo que vino con Signwright se queda como está.',
  },
  {
    en: 'The model that you use could not be opened, so the released one recognises instead. {reason}',
    de: 'Das Modell, das du benutzt, ließ sich nicht öffnen; an seiner Stelle erkennt das mitgelieferte. {reason}',
    fr: 'Le modèle que vous utilisez n’a pas pu être ouvert ; le modèle fourni le remplace. {reason}',
    es: 'No se ha podido abrir el modelo que usas; en su lugar reconoce el modelo incluido. {reason}',
  },
  {
    en: 'Which model you use could not be read, so the released one recognises. Choose yours again.',
    de: 'Welches Modell du benutzt, ließ sich nicht lesen; darum erkennt das mitgelieferte. Wähle deines noch einmal aus.',
    fr: 'Le choix de votre modèle n’a pas pu être lu ; c’est donc le modèle fourni qui reconnaît. Choisissez de nouveau le vôtre.',
    es: 'No se ha podido leer qué modelo usas, así que reconoce el modelo incluido. Vuelve a elegir el tuyo.',
  },
  {
    en: 'This model is no longer there: the list may be old.',
    de: 'Dieses Modell ist nicht mehr da: Vielleicht ist die Liste veraltet.',
    fr: 'Ce modèle n’est plus là : la liste est peut-être ancienne.',
    es: 'Este modelo ya no está: puede que la lista sea antigua.',
  },
  {
    en: 'This model cannot be brought back any more.',
    de: 'Dieses Modell lässt sich nicht mehr wiederherstellen.',
    fr: 'Ce modèle ne peut plus être rétabli.',
    es: 'Este modelo ya no se puede recuperar.',
  },
  {
    en: 'A training needs this model: wait for its end, or cancel it.',
    de: 'Ein Training braucht dieses Modell: Warte, bis es zu Ende ist, oder brich es ab.',
    fr: 'Un entraînement a besoin de ce modèle : attendez sa fin, ou annulez-le.',
    es: 'Un entrenamiento necesita este modelo: espera a que termine o cancélalo.',
  },
  {
    en: 'There is something at {path} already. Choose another name.',
    de: 'Unter {path} gibt es schon etwas. Wähle einen anderen Namen.',
    fr: 'Il y a déjà quelque chose à l’emplacement {path}. Choisissez un autre nom.',
    es: 'Ya hay algo en {path}. Elige otro nombre.',
  },
  {
    en: '{name} cannot be written there: choose another folder.',
    de: '{name} kann dort nicht geschrieben werden: Wähle einen anderen Ordner.',
    fr: '{name} ne peut pas être écrit à cet endroit : choisissez un autre dossier.',
    es: '{name} no se puede escribir ahí: elige otra carpeta.',
  },

  {
    en: 'It has not been judged.',
    de: 'Es wurde nicht beurteilt.',
    fr: 'Il n’a pas été évalué.',
    es: 'No se ha evaluado.',
  },
  {
    en: 'Judged by its maker, on signers that it had not seen: its card says how.',
    de: 'Beurteilt von denen, die es gemacht haben, bei Personen, die es nie gesehen hatte: Wie, steht im Steckbrief.',
    fr: 'Évalué par ceux qui l’ont fait, sur des personnes qu’il n’avait jamais vues : sa fiche dit comment.',
    es: 'Evaluado por quien lo hizo, con personas que nunca había visto: su ficha dice cómo.',
  },

  // A model that comes from elsewhere.
  {
    en: 'There is nothing at {name}.',
    de: 'Unter {name} gibt es nichts.',
    fr: 'Il n’y a rien à l’emplacement {name}.',
    es: 'No hay nada en {name}.',
  },
  {
    en: '{name} is neither a folder nor a .zip file.',
    de: '{name} ist weder ein Ordner noch eine .zip-Datei.',
    fr: '{name} n’est ni un dossier ni un fichier .zip.',
    es: '{name} no es ni una carpeta ni un archivo .zip.',
  },
  {
    en: 'There is no model here: {file} is missing.',
    de: 'Hier ist kein Modell: {file} fehlt.',
    fr: 'Il n’y a pas de modèle ici : {file} manque.',
    es: 'Aquí no hay ningún modelo: falta {file}.',
  },
  {
    en: 'There is no model here: model.json is missing.',
    de: 'Hier ist kein Modell: model.json fehlt.',
    fr: 'Il n’y a pas de modèle ici : model.json manque.',
    es: 'Aquí no hay ningún modelo: falta model.json.',
  },
  {
    en: 'The archive holds more than one model: unpack it, and import one.',
    de: 'Das Archiv enthält mehr als ein Modell: Entpacke es und importiere eines davon.',
    fr: 'L’archive contient plus d’un modèle : décompressez-la et importez-en un.',
    es: 'El archivo comprimido contiene más de un modelo: descomprímelo e importa uno.',
  },
  {
    en: '{file} is not a plain file: copy the model, do not link it.',
    de: '{file} ist keine gewöhnliche Datei: Kopiere das Modell, statt es zu verknüpfen.',
    fr: '{file} n’est pas un fichier ordinaire : copiez le modèle au lieu de faire un lien.',
    es: '{file} no es un archivo normal: copia el modelo en vez de enlazarlo.',
  },
  {
    en: '{file} is larger than that of any model.',
    de: '{file} ist zu groß, um von einem Modell zu sein.',
    fr: '{file} est trop gros pour être celui d’un modèle.',
    es: '{file} es demasiado grande para ser de un modelo.',
  },
  // What is wrong with a file within an archive.
  { en: '{file}: {problem}.', de: '{file}: {problem}.', fr: '{file} : {problem}.', es: '{file}: {problem}.' },
  {
    en: '{file} is damaged: it is nested too deeply.',
    de: '{file} ist beschädigt: Die Datei ist zu tief verschachtelt.',
    fr: '{file} est endommagé : son contenu est trop imbriqué.',
    es: '{file} está dañado: su contenido está demasiado anidado.',
  },
  {
    en: '{file} is damaged: it is not JSON.',
    de: '{file} ist beschädigt: Die Datei ist kein JSON.',
    fr: '{file} est endommagé : ce n’est pas du JSON.',
    es: '{file} está dañado: no es JSON.',
  },
  {
    en: '{file} is damaged: {part} is not as it must be.',
    de: '{file} ist beschädigt: {part} ist nicht, wie es sein muss.',
    fr: '{file} est endommagé : {part} n’est pas comme il faut.',
    es: '{file} está dañado: {part} no es como debe ser.',
  },
  {
    en: '{file} is damaged: its content is not as it must be.',
    de: '{file} ist beschädigt: Der Inhalt ist nicht, wie er sein muss.',
    fr: '{file} est endommagé : son contenu n’est pas comme il faut.',
    es: '{file} está dañado: su contenido no es como debe ser.',
  },
  {
    en: 'model.json is damaged: a name holds control characters.',
    de: 'model.json ist beschädigt: Ein Name enthält Steuerzeichen.',
    fr: 'model.json est endommagé : un nom contient des caractères de contrôle.',
    es: 'model.json está dañado: un nombre contiene caracteres de control.',
  },

  // A model's folder that cannot be read.
  {
    en: 'The model folder is damaged: model.json cannot be read.',
    de: 'Der Modellordner ist beschädigt: model.json lässt sich nicht lesen.',
    fr: 'Le dossier du modèle est endommagé : model.json ne peut pas être lu.',
    es: 'La carpeta del modelo está dañada: no se puede leer model.json.',
  },
  {
    en: 'The model {name} is incomplete: {file} is missing.',
    de: 'Das Modell „{name}“ ist unvollständig: {file} fehlt.',
    fr: 'Le modèle « {name} » est incomplet : {file} manque.',
    es: 'El modelo «{name}» está incompleto: falta {file}.',
  },
];
