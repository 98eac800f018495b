// The actions in Spanish.
import type { ActionWording } from '../library.ts';

const actions: ActionWording['actions'] = {
  'stand-up': {
    title: 'De pie, cara a cara',
    why: 'Quien sabe en qué están los demás puede dejarlo en sus manos.',
    how: [
      'Poneos en círculo, quince minutos, siempre a la misma hora.',
      'Hablad al equipo, no a quien lo lidera.',
      'Cada persona dice dos cosas: qué he terminado y dónde necesito a alguien.',
      'Quien puede ayudar lo dice; la ayuda viene después.',
      'Quien lidera habla al final, o no habla.',
    ],
  },
  'hand-over': {
    title: 'Pasar una cosa, y dejarla',
    why: 'A contar con alguien se aprende haciéndolo una vez hasta el final.',
    how: [
      'Cada persona nombra una tarea que todavía no suelta.',
      'Decid quién podría asumirla, y preguntádselo en la reunión.',
      'Acordad qué es «hecho» y para cuándo.',
      'Hasta entonces, no preguntéis cómo va.',
      'Después decid cómo ha sido, por las dos partes.',
    ],
  },
  'who-needs-me': {
    title: 'Quién necesita qué de quién',
    why: 'Mucha gente nunca ve quién se apoya en su trabajo.',
    how: [
      'Escribid todos los nombres en una hoja grande.',
      'Cada persona traza una flecha hacia aquellas cuyo trabajo necesita, y escribe qué.',
      'Leed en voz alta las flechas que os señalan.',
      'Preguntad por cada una: ¿es lo que necesitas, y a tiempo?',
      'Cambiad una flecha esta semana.',
    ],
  },
  introductions: {
    title: 'Presentar a dos que se necesitan',
    why: 'Solo se puede contar con quien se conoce.',
    how: [
      'Piensa en dos personas cuyo trabajo se toca y que apenas hablan.',
      'Diles a las dos por qué las juntas.',
      'Veinte minutos: qué hago, qué necesito, qué te podría servir.',
      'Acuerdan una cosa que probar.',
      'La próxima vez le toca a otra persona presentar a dos.',
    ],
  },
  edges: {
    title: 'Decir dónde están los límites',
    why: 'Quien sabe dónde puede decidir no espera a que se lo digan.',
    how: [
      'Trazad tres columnas: decidir a solas, decidir y contarlo, preguntar antes.',
      'Cada persona coloca en ellas las decisiones de una semana normal.',
      'Comparad con lo que habría escrito quien lidera.',
      'Moved dos cosas a la izquierda.',
      'Guardad la hoja donde todo el mundo la vea.',
    ],
  },
  'first-step': {
    title: 'Empezar, y luego contarlo',
    why: 'La iniciativa crece donde se nota y nunca se castiga.',
    how: [
      'Cada persona nombra una cosa que empezó sin que se la pidieran.',
      'Decid a qué llevó, bueno o no.',
      'Nadie pregunta por qué no se le consultó.',
      'Si salió mal: ¿qué haría más seguro el próximo intento?',
      'Cada persona nombra el próximo primer paso.',
    ],
  },
  'able-help': {
    title: 'Ayuda que deja a la otra persona más capaz',
    why: 'La ayuda puede hacer a la gente más dependiente, o más capaz.',
    how: [
      'Reunid tres clases de ayuda que se piden una y otra vez.',
      'De cada una: ¿qué haría falta para hacerlo a solas la próxima vez?',
      'Ayudad preguntando primero: ¿qué has probado?',
      'Dejad el teclado a la otra persona.',
      'Mirad dentro de cuatro semanas cuál de las tres se sigue pidiendo.',
    ],
  },
  'own-way': {
    title: 'Una cosa hecha de otra manera',
    why: 'Quien hace el trabajo suele conocer la mejor manera.',
    how: [
      'Cada persona elige un paso de su trabajo para hacerlo distinto durante un mes.',
      'Decid qué tiene que quedar: resultado, fecha, seguridad. Lo demás es libre.',
      'No hace falta ninguna aprobación.',
      'En la próxima reunión: ¿qué fue mejor y qué no?',
      'Quedaos con lo que funcionó, y decid de quién salió.',
    ],
  },
  recommendation: {
    title: 'Pedir una recomendación',
    why: 'Un problema se queda donde se puede resolver, y la crítica vale algo.',
    how: [
      'Cuando se critica algo, primero da las gracias.',
      'No te lleves el problema, y no te defiendas.',
      'Pregunta: ¿en qué has pensado?',
      'Pregunta: ¿qué harías tú?',
      'Acordad el primer paso y quién lo da.',
    ],
  },
  'case-against': {
    title: 'Los argumentos en contra',
    why: 'Donde dudar es una tarea, no le cuesta nada a nadie.',
    how: [
      'Tomad la próxima decisión que afecta a todo el equipo.',
      'Se pide a dos personas que defiendan lo mejor posible lo contrario.',
      'Tienen cinco minutos y no se las interrumpe.',
      'Quien lidera resume lo que dijeron hasta que estén conformes.',
      'Solo entonces se decide, y se dice qué ha cambiado.',
    ],
  },
  'ask-and-expect': {
    title: 'Qué pedimos y qué podéis esperar',
    why: 'Es una alianza cuando las dos partes pueden tener expectativas.',
    how: [
      'Dos columnas: qué os pedimos, y qué podéis esperar de nosotros.',
      'El equipo las rellena para quien lidera, y quien lidera para el equipo.',
      'Poned las dos hojas una junto a otra.',
      'Tachad lo que nadie puede cumplir.',
      'Dejad tres líneas en cada lado, y mirad de nuevo en un trimestre.',
    ],
  },
  'newcomer-eyes': {
    title: 'Con los ojos de alguien nuevo',
    why: 'Aquello a lo que todo el mundo se ha acostumbrado ya no lo dice nadie.',
    how: [
      'Quien llegó por último habla primero.',
      '¿Qué te pareció raro aquí, y qué no te dijo nadie?',
      'Los demás solo preguntan, y no explican nada.',
      'Elegid una regla no escrita: escribidla, o acabad con ella.',
      'Contádselo a la próxima persona nueva el primer día.',
    ],
  },
  'give-decision': {
    title: 'Ceder una decisión',
    why: 'La confianza se siente donde hay algo en juego.',
    how: [
      'Quien lidera nombra una decisión que importa y sigue abierta.',
      'Decid quién la toma, y para cuándo.',
      'Decid qué hay que respetar, en tres frases.',
      'Quien decide puede preguntar a cualquiera; quien lidera solo aconseja si se le pide.',
      'La decisión queda, aunque quien lidera hubiera elegido otra.',
    ],
  },
  'early-word': {
    title: 'Lo que se sabe hasta ahora',
    why: 'Quien se entera pronto de lo que necesita saber siente confianza.',
    how: [
      'Quince minutos, cada semana, antes de que lo hagan los rumores.',
      'Quien lidera dice: qué está decidido, qué abierto, qué no puedo decir.',
      'También lo que aún no está terminado.',
      'Primero preguntas, después opiniones.',
      'Lo que nadie supo responder se responde la semana siguiente.',
    ],
  },
  'open-list': {
    title: 'La lista abierta',
    why: 'Lo que se plantea y nunca se responde se plantea solo una vez.',
    how: [
      'Una lista que todo el mundo vea: qué se planteó, quién lo tiene, qué fue de ello.',
      'Diez minutos, lo más antiguo primero.',
      'Una cosa puede cerrarse con un no, si el no tiene un motivo.',
      'No hay nada en ella sin un nombre y un día.',
      'Dad las gracias a quien planteó lo que se hizo.',
    ],
  },
  'close-three': {
    title: 'Cerrar tres cosas',
    why: 'Menos promesas y cumplidas valen más que muchas.',
    how: [
      'Escribid todo lo que se acordó y no se ha hecho.',
      'De cada cosa: ¿le sigue importando a alguien?',
      'Acabad con lo que no, y decidlo.',
      'Elegid tres que puedan hacerse esta semana, cada una con un nombre.',
      'Para el resto nombrad un día, o acabad también con ello.',
    ],
  },
  'one-who-answers': {
    title: 'Una persona que responde',
    why: 'La ayuda llega a tiempo si está claro quién la da.',
    how: [
      'Cada día una persona atiende primero las preguntas; acordad el orden.',
      'Los demás pueden terminar lo que tienen entre manos.',
      'Quien pregunta recibe respuesta en una hora, aunque sea «mañana».',
      'Lo que se repite se escribe donde todo el mundo lo encuentre.',
      'Mirad pasadas dos semanas si hay más calma.',
    ],
  },
  'ask-early': {
    title: 'Preguntar cuando es pequeño',
    why: 'La ayuda que se pide pronto cuesta menos a las dos partes.',
    how: [
      'Acordad: media hora sin avanzar significa preguntar.',
      'Cada persona dice una cosa en la que no avanza o pronto no avanzará.',
      'Quien conoce el camino lo dice; dos minutos cada una.',
      'Quien lidera pide ayuda primero.',
      'Una vez por semana, dad las gracias a alguien por preguntar pronto.',
    ],
  },
  'bring-and-need': {
    title: 'Qué aporto, qué necesito',
    why: 'Dar y recibir solo se encuentran si se dicen las dos cosas.',
    how: [
      'Cada persona escribe dos notas: qué aporto y qué necesito.',
      'Colgadlas y leedlas en silencio.',
      'Buscad parejas: lo que a una le falta, la otra lo tiene.',
      'Cada pareja acuerda un intercambio este mes.',
      'Lo que nadie puede dar lo busca fuera quien lidera.',
    ],
  },
  'unseen-work': {
    title: 'El trabajo que nadie ve',
    why: 'Lo que no se ve no se reparte.',
    how: [
      'Reunid lo que se hace al margen del plan: actas, turnos, gente nueva, arreglos.',
      'Escribid cuántas horas lleva, no quién es más rápido.',
      '¿Es justo, visto a lo largo de tres meses?',
      'Pasad dos cosas, y dejad una.',
      'Decid quién lleva qué el próximo mes.',
    ],
  },
  'bigger-picture': {
    title: 'El conjunto',
    why: 'Quien ve para qué es puede decidir por su cuenta.',
    how: [
      'Quien lidera muestra en diez minutos adónde va esto, y por qué.',
      'Después cada persona dice en una frase cuál es su parte.',
      '¿Dónde chocan dos objetivos, y cuál va primero?',
      'Escribid la pregunta que nadie supo responder.',
      'Traed la respuesta la próxima vez.',
    ],
  },
  'field-morning': {
    title: 'Una mañana sobre el terreno',
    why: 'Quien ha visto cómo se usa el trabajo sabe para qué es.',
    how: [
      'De dos en dos, id adonde se usa el trabajo.',
      'Mirad y preguntad; no expliquéis ni vendáis nada.',
      'Anotad qué hace la gente en lugar de lo previsto.',
      'Volved con una cosa que aquí nadie habría adivinado.',
      'Contádsela a los demás en una semana.',
    ],
  },
  'named-thanks': {
    title: 'Gracias, con un nombre en el trabajo',
    why: 'Las contribuciones se ven si alguien dice qué hicieron posible.',
    how: [
      'Cada persona nombra una cosa que hizo otra.',
      'Decid qué hizo posible.',
      'Nada de elogios generales, ni del carácter.',
      'Poned el nombre en el trabajo, donde otros lo encuentren.',
      'A quien nunca se nombró: mirad mejor la próxima semana.',
    ],
  },
  aspirations: {
    title: 'A solas, sobre quién quieres llegar a ser',
    why: 'El trabajo puede servir a las metas del equipo y a las propias.',
    how: [
      'La primera media hora está aquí; después una por persona, con quien lidera.',
      'Pregunta: ¿qué quieres saber hacer dentro de dos años?',
      'No va de tareas, fechas ni sueldo.',
      'Buscad una parte del trabajo que lleve allí.',
      'Lo dicho queda entre los dos; lo acordado se escribe.',
    ],
  },
};

const ideas: ActionWording['ideas'] = {
  counting: 'Todo el mundo necesita a alguien con quien contar, y a alguien que cuente con uno.',
  autonomy: 'La interdependencia es las dos cosas: actuar por iniciativa propia y contar con los demás.',
  legitimate: 'Es dependencia cuando solo una parte cree que puede tener expectativas.',
  able: 'El apoyo puede hacer a la gente más dependiente, o más capaz.',
  discretion: 'Menos gente que hace una generación dice que decide cómo hace su trabajo.',
  repair: 'Quien es socio no solo señala lo roto; participa en el arreglo.',
  recommendation: 'Da las gracias por una queja y no te la lleves: pregunta qué recomiendan.',
  dissent: 'Si nadie discrepa nunca, es una mala noticia.',
  benefit: 'Una alianza dura cuando cada parte sabe qué aporta y qué necesita.',
  circle: 'Quince minutos en círculo cada día bastan para saber en qué están los demás.',
  field: 'Pasar tiempo sobre el terreno muestra lo que no muestra ningún informe.',
  seen: 'El trabajo se aprecia cuando lleva un nombre.',
  aspirations: 'Se da más a un trabajo que también lleva adonde se quiere ir.',
  picture: 'Solo quien ve el conjunto puede actuar por él.',
  newcomer: 'Quien llega ve lo que no tiene sentido.',
  loop: 'Preguntar y después no hacer nada es peor que no preguntar.',
};

export const wording: ActionWording = { actions, ideas };
