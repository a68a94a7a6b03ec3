/** What the main side says about what is kept on this machine, and when something went wrong that nobody expected. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Your browser cannot open folders: the path is shown here.',
    de: 'Dein Browser kann keine Ordner öffnen: Der Pfad steht hier.',
    fr: 'Votre navigateur ne peut pas ouvrir de dossiers : le chemin est affiché ici.',
    es: 'Tu navegador no puede abrir carpetas: aquí se muestra la ruta.',
  },
  {
    en: 'An import is under way, and it may hold takes of this person: wait for it, or cancel it.',
    de: 'Ein Import läuft und enthält vielleicht Aufnahmen dieser Person: Warte auf ihn oder brich ihn ab.',
    fr: 'Une importation est en cours et contient peut-être des prises de cette personne : attendez-la ou annulez-la.',
    es: 'Hay una importación en marcha que quizá contenga tomas de esta persona: espera a que termine o cancélala.',
  },
  {
    en: 'This person is being recorded: stop the recording first.',
    de: 'Diese Person wird gerade aufgenommen: Stoppe zuerst die Aufnahme.',
    fr: 'Cette personne est en cours d’enregistrement : arrêtez d’abord l’enregistrement.',
    es: 'Se está grabando a esta persona: para antes la grabación.',
  },
  {
    en: 'The takes are deleted, but traces of them stay in the library file, as there is no room on the disk to write it anew. Free some space: the next start removes them.',
    de: 'Die Aufnahmen sind gelöscht, aber Spuren davon bleiben in der Datei der Bibliothek, weil auf dem Datenträger kein Platz ist, um sie neu zu schreiben. Schaffe Platz: Der nächste Start entfernt sie.',
    fr: 'Les prises sont supprimées, mais il en reste des traces dans le fichier de la bibliothèque, car il n’y a pas de place sur le disque pour le réécrire. Libérez de la place : le prochain démarrage les enlèvera.',
    es: 'Las tomas están eliminadas, pero quedan rastros en el archivo de la biblioteca, porque no hay espacio en el disco para volver a escribirlo. Libera espacio: el próximo inicio los quitará.',
  },
  {
    en: 'The takes are deleted, but traces of them stay in the library file, as it could not be written anew. The next start tries again.',
    de: 'Die Aufnahmen sind gelöscht, aber Spuren davon bleiben in der Datei der Bibliothek, weil sie sich nicht neu schreiben ließ. Der nächste Start versucht es noch einmal.',
    fr: 'Les prises sont supprimées, mais il en reste des traces dans le fichier de la bibliothèque, car il n’a pas pu être réécrit. Le prochain démarrage réessaiera.',
    es: 'Las tomas están eliminadas, pero quedan rastros en el archivo de la biblioteca, porque no se ha podido volver a escribir. El próximo inicio lo intentará de nuevo.',
  },
  {
    en: 'Something went wrong inside Signwright, and it goes on. What is saved is safe. If something does not work any more, restart the app.',
    de: 'In Signwright ist etwas schiefgegangen; es läuft weiter. Was gespeichert ist, ist sicher. Wenn etwas nicht mehr funktioniert, starte das Programm neu.',
    fr: 'Quelque chose s’est mal passé dans Signwright, qui continue. Ce qui est enregistré est en sécurité. Si quelque chose ne marche plus, redémarrez le programme.',
    es: 'Algo ha ido mal en Signwright, que sigue en marcha. Lo guardado está a salvo. Si algo deja de funcionar, reinicia el programa.',
  },
];
