// The words of the front page, in Spanish.
import type { FrontWords } from './en.ts';

export const es: FrontWords = {
  claim: 'Nada de lo que se guarda puede revelar de quién es cada respuesta.',
  what: 'Mutual presenta a cada equipo entre tres y cinco afirmaciones sobre apoyo mutuo, confianza y colaboración, dentro de Microsoft Teams y Outlook. Responder lleva medio minuto. El equipo y quien lo lidera ven un solo resultado en el mismo momento, y sigue una conversación.',
  where:
    'Este servidor es de una organización, seguramente la tuya. Para responder o leer un resultado, abre Mutual en Teams o en Outlook: aquí no se muestra nada de ningún equipo.',
  who: 'Quién ve qué',
  whoText:
    'Qué pueden saber las personas del equipo, quien lidera, los administradores, quien gestiona el servidor y Microsoft, qué no, y qué haría falta.',
  council: 'Para la representación del personal',
  councilText: 'Qué se pregunta, tamaños mínimos, qué se guarda y cuánto tiempo, quién puede hacer qué. También para papel.',
  privacy: 'Privacidad',
  responsible:
    'La organización que gestiona este servidor es responsable de él, y vale su aviso de privacidad. Quien escribió el programa no recibe nada.',
  processed:
    'De Microsoft 365 el programa toma quién está en un equipo, su horario laboral y cuándo tiene tiempo para la conversación. Mientras un pulso está abierto sabe quién ha empezado, para que los recordatorios vayan solo a los demás. Las respuestas se convierten en sumas; no se guarda ninguna hoja de respuestas, ni hora, ni orden.',
  kept: 'No se dice nada de menos de {{floor}} respuestas. Los resultados y las aportaciones se conservan {{days}} días, y aquello de lo que se hicieron los resultados se destruye al cerrarse un pulso.',
  cookies: 'No hay cookies, ni seguimiento, ni publicidad.',
  terms: 'Condiciones de uso',
  voluntary:
    'Nadie tiene que responder, y no hay que responder a ninguna afirmación. Un resultado trata de un equipo, nunca de una persona, y no debe usarse para juzgar a nadie.',
  licence:
    'El programa es libre, con la licencia MIT, y se ofrece sin garantía. La organización que gestiona este servidor decide quién lo usa aquí y para qué.',
};
