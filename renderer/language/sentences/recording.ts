/** What the main side says while signs are recorded: what hinders it, and what it notices in a take. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Only a single word can be recorded until you stop: say how many takes.',
    de: 'Bis du stoppst, lässt sich nur ein einzelnes Wort aufnehmen: Gib an, wie viele Aufnahmen es sein sollen.',
    fr: 'Un seul mot peut être enregistré jusqu’à ce que vous arrêtiez : indiquez combien de prises.',
    es: 'Hasta que pares solo se puede grabar una única palabra: di cuántas tomas.',
  },
  {
    en: 'No recording is running: start one first.',
    de: 'Es läuft gerade keine Aufnahme: Starte zuerst eine.',
    fr: 'Aucun enregistrement n’est en cours : commencez-en un d’abord.',
    es: 'No hay ninguna grabación en marcha: empieza una primero.',
  },
  {
    en: 'A picture could not be read and was skipped.',
    de: 'Ein Bild war nicht zu lesen und wurde ausgelassen.',
    fr: 'Une image n’a pas pu être lue et a été laissée de côté.',
    es: 'No se ha podido leer una imagen y se ha omitido.',
  },
  {
    en: 'That was too short to be a sign. Nothing was recorded.',
    de: 'Das war zu kurz für eine Gebärde. Nichts wurde aufgenommen.',
    fr: 'C’était trop court pour être un signe. Rien n’a été enregistré.',
    es: 'Ha sido demasiado corto para ser un signo. No se ha grabado nada.',
  },
  {
    en: 'No hand was seen between the two presses. Nothing was recorded.',
    de: 'Zwischen den beiden Tastendrücken war keine Hand zu sehen. Nichts wurde aufgenommen.',
    fr: 'Aucune main n’a été vue entre les deux appuis. Rien n’a été enregistré.',
    es: 'Entre las dos pulsaciones no se ha visto ninguna mano. No se ha grabado nada.',
  },
  {
    en: 'A take could not be kept. Please sign it again.',
    de: 'Eine Aufnahme konnte nicht behalten werden. Bitte gebärde noch einmal.',
    fr: 'Une prise n’a pas pu être gardée. Veuillez signer de nouveau.',
    es: 'No se ha podido conservar una toma. Vuelve a signar, por favor.',
  },
  {
    en: 'Too many takes wait for room on the disk: free some space, then go on.',
    de: 'Zu viele Aufnahmen warten auf Platz auf dem Datenträger: Schaffe Platz, dann geht es weiter.',
    fr: 'Trop de prises attendent de la place sur le disque : libérez-en, puis continuez.',
    es: 'Hay demasiadas tomas esperando espacio en el disco: libera espacio y después continúa.',
  },
  {
    en: 'Takes cannot be saved at the moment. They wait in memory.',
    de: 'Aufnahmen können gerade nicht gespeichert werden. Sie warten im Arbeitsspeicher.',
    fr: 'Les prises ne peuvent pas être sauvegardées pour le moment. Elles attendent en mémoire.',
    es: 'Ahora mismo no se pueden guardar las tomas. Esperan en la memoria.',
  },
  {
    en: 'All takes are saved.',
    de: 'Alle Aufnahmen sind gespeichert.',
    fr: 'Toutes les prises sont sauvegardées.',
    es: 'Todas las tomas están guardadas.',
  },

  // What is noticed in a take (models/quality.ts).
  {
    en: 'No hand was seen: keep your hands in the picture and sign again.',
    de: 'Es war keine Hand zu sehen: Lass die Hände im Bild und gebärde noch einmal.',
    fr: 'Aucune main n’a été vue : gardez les mains dans l’image et signez de nouveau.',
    es: 'No se ha visto ninguna mano: mantén las manos dentro de la imagen y vuelve a signar.',
  },
  {
    en: 'A hand left the picture: sit further back or turn the camera, and sign again.',
    de: 'Eine Hand war nicht mehr im Bild: Setz dich weiter zurück oder dreh die Kamera, und gebärde noch einmal.',
    fr: 'Une main est sortie de l’image : reculez ou tournez la caméra, et signez de nouveau.',
    es: 'Una mano se ha salido de la imagen: siéntate más atrás o gira la cámara, y vuelve a signar.',
  },
  {
    en: 'It is too dark to see your hands well: put on a light in front of you.',
    de: 'Es ist zu dunkel, um deine Hände gut zu sehen: Mach vor dir Licht an.',
    fr: 'Il fait trop sombre pour bien voir vos mains : allumez une lampe devant vous.',
    es: 'Está demasiado oscuro para ver bien tus manos: enciende una luz delante de ti.',
  },
  {
    en: 'Pictures were lost: close other programs that use the camera or much power, and sign again.',
    de: 'Bilder gingen verloren: Schließe andere Programme, die die Kamera oder viel Rechenleistung brauchen, und gebärde noch einmal.',
    fr: 'Des images ont été perdues : fermez les autres programmes qui utilisent la caméra ou beaucoup de puissance, et signez de nouveau.',
    es: 'Se han perdido imágenes: cierra otros programas que usen la cámara o mucha potencia, y vuelve a signar.',
  },
  {
    en: 'That was very short: sign again, a little more slowly.',
    de: 'Das war sehr kurz: Gebärde noch einmal, ein wenig langsamer.',
    fr: 'C’était très court : signez de nouveau, un peu plus lentement.',
    es: 'Ha sido muy corto: vuelve a signar, un poco más despacio.',
  },
  {
    en: 'That was longer than 4 seconds: sign only this word, and let your hands rest after it.',
    de: 'Das dauerte länger als 4 Sekunden: Gebärde nur dieses Wort, und lass die Hände danach ruhen.',
    fr: 'Cela a duré plus de 4 secondes : ne signez que ce mot, et laissez ensuite vos mains au repos.',
    es: 'Ha durado más de 4 segundos: signa solo esta palabra y deja después las manos quietas.',
  },
  {
    en: 'This word takes both hands, but one was not seen: keep both in the picture and sign again.',
    de: 'Dieses Wort braucht beide Hände, aber eine war nicht zu sehen: Lass beide im Bild und gebärde noch einmal.',
    fr: 'Ce mot se signe à deux mains, mais l’une n’a pas été vue : gardez les deux dans l’image et signez de nouveau.',
    es: 'Esta palabra se signa con las dos manos, pero una no se ha visto: mantén las dos en la imagen y vuelve a signar.',
  },
  {
    en: 'A hand could not be seen for a while: keep it in the picture and sign again.',
    de: 'Eine Hand war eine Weile nicht zu sehen: Lass sie im Bild und gebärde noch einmal.',
    fr: 'Une main n’a pas été vue pendant un moment : gardez-la dans l’image et signez de nouveau.',
    es: 'Durante un rato no se ha visto una mano: mantenla en la imagen y vuelve a signar.',
  },
  {
    en: 'You signed with the left hand: lead with the right one, or change your leading hand.',
    de: 'Du hast mit der linken Hand gebärdet: Führe mit der rechten, oder ändere deine führende Hand.',
    fr: 'Vous avez signé de la main gauche : menez avec la droite, ou changez votre main dominante.',
    es: 'Has signado con la mano izquierda: usa la derecha como dominante o cambia tu mano dominante.',
  },
  {
    en: 'You signed with the right hand: lead with the left one, or change your leading hand.',
    de: 'Du hast mit der rechten Hand gebärdet: Führe mit der linken, oder ändere deine führende Hand.',
    fr: 'Vous avez signé de la main droite : menez avec la gauche, ou changez votre main dominante.',
    es: 'Has signado con la mano derecha: usa la izquierda como dominante o cambia tu mano dominante.',
  },
  {
    en: 'This is the very same as the take before: check that the camera picture still moves, and sign again.',
    de: 'Das ist genau dasselbe wie die vorige Aufnahme: Prüfe, ob sich das Kamerabild noch bewegt, und gebärde noch einmal.',
    fr: 'C’est exactement la même chose que la prise précédente : vérifiez que l’image de la caméra bouge encore, et signez de nouveau.',
    es: 'Es exactamente igual que la toma anterior: comprueba que la imagen de la cámara se siga moviendo y vuelve a signar.',
  },
  {
    en: 'This does not look like your other takes of the word: watch it, and keep it only if it is right.',
    de: 'Das sieht nicht aus wie deine anderen Aufnahmen des Wortes: Sieh es dir an, und behalte es nur, wenn es stimmt.',
    fr: 'Cela ne ressemble pas à vos autres prises du mot : regardez-la, et ne la gardez que si elle est juste.',
    es: 'No se parece a tus otras tomas de la palabra: mírala y consérvala solo si es correcta.',
  },
];
