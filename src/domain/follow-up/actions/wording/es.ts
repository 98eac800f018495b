// The actions in Spanish.
import type { ActionWording } from '../library.ts';

const actions: ActionWording['actions'] = {
  'stand-up': {
    title: 'De pie, unos frente a otros',
    why: 'Quien sabe en qué andan los demás puede dejarlo en sus manos.',
    how: [
      'Ponerse en círculo, quince minutos, siempre a la misma hora.',
      'Se habla al equipo, no a quien lo lidera.',
      'Cada persona dice dos cosas: qué terminé y dónde necesito a alguien.',
      'Quien puede ayudar lo dice; la ayuda en sí viene después.',
      'Quien lidera habla al final, o no habla.',
    ],
  },
  'hand-over': {
    title: 'Entregar una cosa, y dejarla ahí',
    why: 'A contar con alguien se aprende haciéndolo una vez, hasta el final.',
    how: [
      'Cada persona nombra una tarea que todavía no suelta.',
      'Decir quién podría asumirla, y pedírselo en la reunión.',
      'Acordar cómo es «hecho» y para cuándo.',
      'Hasta entonces, no preguntar cómo va.',
      'Después, decir cómo fue, por ambas partes.',
    ],
  },
  'who-needs-me': {
    title: 'Quién necesita qué de quién',
    why: 'Muchas personas nunca ven quién se apoya en su trabajo.',
    how: [
      'Escribir todos los nombres en una hoja grande.',
      'Cada persona traza una flecha hacia aquellas cuyo trabajo necesita, y escribe qué.',
      'Leer en voz alta las flechas que apuntan hacia uno.',
      'Preguntar por cada una: ¿es lo que necesitas, y a tiempo?',
      'Cambiar una flecha esta semana.',
    ],
  },
  introductions: {
    title: 'Presentar a dos que se necesitan',
    why: 'Solo se puede contar con quien se conoce.',
    how: [
      'Pensar en dos personas cuyo trabajo se toca y que apenas hablan.',
      'Decir a las dos por qué se las reúne.',
      'Veinte minutos: qué hago, qué necesito, qué te serviría.',
      'Acuerdan una cosa que probar.',
      'La próxima vez le toca a otra persona presentar a dos.',
    ],
  },
  edges: {
    title: 'Decir dónde están los límites',
    why: 'Quien sabe hasta dónde puede decidir no espera a que se lo digan.',
    how: [
      'Trazar tres columnas: decidir sin más, decidir y avisar, preguntar antes.',
      'Cada persona pone en ellas las decisiones de una semana normal.',
      'Comparar con lo que habría escrito quien lidera.',
      'Mover dos cosas a la izquierda.',
      'Dejar la hoja donde todo el mundo la vea.',
    ],
  },
  'first-step': {
    title: 'Empezar, y luego contarlo',
    why: 'La iniciativa crece donde se nota y nunca se castiga.',
    how: [
      'Cada persona nombra algo que empezó sin que se lo pidieran.',
      'Decir a qué llevó, bueno o no.',
      'Nadie pregunta por qué no se le consultó.',
      'Si salió mal: ¿qué haría más seguro el próximo intento?',
      'Cada persona nombra su próximo primer paso.',
    ],
  },
  'able-help': {
    title: 'Ayuda que deja al otro más capaz',
    why: 'La ayuda puede hacer a las personas más dependientes, o más capaces.',
    how: [
      'Reunir tres tipos de ayuda que se piden una y otra vez.',
      'Para cada uno: ¿qué haría falta para poder hacerlo sin ayuda la próxima vez?',
      'Ayudar preguntando primero: ¿qué has probado?',
      'Dejar el teclado en manos de quien pregunta.',
      'Mirar en cuatro semanas cuál de los tres se sigue pidiendo.',
    ],
  },
  'own-way': {
    title: 'Una cosa hecha de otra manera',
    why: 'Quien hace el trabajo suele conocer el mejor camino.',
    how: [
      'Cada persona elige un paso de su trabajo para hacerlo distinto durante un mes.',
      'Decir qué no cambia: resultado, fecha, seguridad. Lo demás es libre.',
      'No hace falta ninguna aprobación.',
      'En la próxima reunión: ¿qué fue mejor y qué no?',
      'Conservar lo que funcionó, y decir de quién vino.',
    ],
  },
  recommendation: {
    title: 'Pedir una recomendación',
    why: 'El problema se queda donde puede resolverse, y la crítica vale algo.',
    how: [
      'Cuando se critica algo, primero dar las gracias.',
      'No quedarse con el problema, y no defenderse.',
      'Preguntar: ¿qué has considerado?',
      'Preguntar: ¿qué harías tú?',
      'Acordar el primer paso y quién lo da.',
    ],
  },
  'case-against': {
    title: 'Los argumentos en contra',
    why: 'Donde dudar es una tarea, a nadie le cuesta nada.',
    how: [
      'Tomar la próxima decisión que afecta a todo el equipo.',
      'Se pide a dos personas que den los mejores argumentos en contra.',
      'Tienen cinco minutos y nadie las interrumpe.',
      'Quien lidera resume lo dicho hasta que ambas lo dan por bueno.',
      'Solo entonces decidir, y decir qué cambiaron los argumentos.',
    ],
  },
  'ask-and-expect': {
    title: 'Qué pedimos, qué puedes esperar',
    why: 'Hay colaboración de verdad cuando ambas partes pueden tener expectativas.',
    how: [
      'Dos columnas: qué te pedimos y qué puedes esperar de nosotros.',
      'El equipo las llena para quien lidera; quien lidera, para el equipo.',
      'Poner las dos hojas una junto a otra.',
      'Tachar lo que nadie puede cumplir.',
      'Dejar tres líneas por lado, y volver a mirar dentro de un trimestre.',
    ],
  },
  'newcomer-eyes': {
    title: 'Con ojos de quien acaba de llegar',
    why: 'Lo que ya es costumbre, nadie lo dice.',
    how: [
      'Quien llegó en último lugar habla primero.',
      '¿Qué te pareció raro aquí, y qué no te contó nadie?',
      'Los demás solo preguntan, y no explican nada.',
      'Elegir una regla no escrita: escribirla, o acabar con ella.',
      'Contarla a la próxima persona que llegue, el primer día.',
    ],
  },
  'give-decision': {
    title: 'Ceder una decisión',
    why: 'La confianza se siente donde hay algo en juego.',
    how: [
      'Quien lidera nombra una decisión importante que sigue abierta.',
      'Decir quién la toma, y para cuándo.',
      'Decir qué hay que respetar, en tres frases.',
      'Quien decide puede preguntar a cualquiera; quien lidera aconseja solo si se le pide.',
      'La decisión vale, aunque quien lidera hubiera elegido otra.',
    ],
  },
  'early-word': {
    title: 'Lo que se sabe hasta ahora',
    why: 'Quien se entera pronto de lo que necesita saber siente confianza.',
    how: [
      'Quince minutos, cada semana, antes de que hablen los rumores.',
      'Quien lidera dice: qué está decidido, qué está abierto, qué no puedo decir.',
      'También lo que todavía no está terminado.',
      'Primero las preguntas, después las opiniones.',
      'Lo que nadie pudo responder se responde la semana siguiente.',
    ],
  },
  'open-list': {
    title: 'La lista abierta',
    why: 'Lo que se plantea y nunca recibe respuesta se plantea una sola vez.',
    how: [
      'Una lista a la vista: qué se planteó, quién lo tiene y en qué quedó.',
      'Diez minutos, lo más antiguo primero.',
      'Un asunto puede cerrarse con un no, si el no tiene un motivo.',
      'Nada está en ella sin un nombre y un día.',
      'Dar las gracias a quien planteó lo que se hizo.',
    ],
  },
  'close-three': {
    title: 'Cerrar tres cosas',
    why: 'Pocas promesas cumplidas valen más que muchas.',
    how: [
      'Escribir todo lo que se acordó y no está hecho.',
      'De cada cosa: ¿todavía le importa a alguien?',
      'Acabar con lo que no importa, y decirlo.',
      'Elegir tres que puedan hacerse esta semana, cada una con un nombre.',
      'Para el resto, poner un día, o acabar también con ello.',
    ],
  },
  'one-who-answers': {
    title: 'Alguien que responde',
    why: 'La ayuda llega a tiempo si está claro quién la da.',
    how: [
      'Cada día una persona atiende primero las preguntas; se acuerda el orden.',
      'Los demás pueden terminar lo que están haciendo.',
      'Quien pregunta recibe respuesta en una hora, aunque sea «mañana».',
      'Lo que se repite se escribe donde todo el mundo lo encuentre.',
      'Mirar a las dos semanas si hay más calma.',
    ],
  },
  'ask-early': {
    title: 'Preguntar mientras es pequeño',
    why: 'La ayuda que se pide pronto cuesta menos a ambas partes.',
    how: [
      'Acordar: media hora sin avanzar significa preguntar.',
      'Cada persona dice en qué no avanza, o en qué podría pasarle pronto.',
      'Quien conoce el camino lo dice; dos minutos cada vez.',
      'Quien lidera pide ayuda primero.',
      'Una vez por semana, dar las gracias a alguien por haber preguntado pronto.',
    ],
  },
  'bring-and-need': {
    title: 'Qué aporto, qué necesito',
    why: 'Dar y recibir solo se encuentran si se dicen ambas cosas.',
    how: [
      'Cada persona escribe dos notas: qué aporto y qué necesito.',
      'Colgarlas y leer en silencio.',
      'Buscar parejas: lo que una persona necesita es lo que otra ofrece.',
      'Cada pareja acuerda un intercambio este mes.',
      'Lo que nadie puede dar, quien lidera lo busca fuera.',
    ],
  },
  'unseen-work': {
    title: 'El trabajo que nadie ve',
    why: 'Lo que no se ve no se reparte.',
    how: [
      'Reunir lo que se hace aparte del plan: actas, turnos, gente nueva, arreglos.',
      'Escribir cuántas horas lleva, no quién es más rápido.',
      '¿Es justo, visto a lo largo de tres meses?',
      'Pasar dos cosas a otras manos, y dejar una.',
      'Decir quién lleva qué el próximo mes.',
    ],
  },
  'bigger-picture': {
    title: 'La visión de conjunto',
    why: 'Quien ve para qué sirve puede decidir por sí mismo.',
    how: [
      'Quien lidera muestra en diez minutos adónde va esto, y por qué.',
      'Luego cada persona dice en una frase cuál es su parte.',
      '¿Dónde chocan dos objetivos, y cuál va primero?',
      'Escribir la pregunta que nadie pudo responder.',
      'Traer la respuesta la próxima vez.',
    ],
  },
  'field-morning': {
    title: 'Una mañana sobre el terreno',
    why: 'Quien ha visto usar el trabajo sabe para qué sirve.',
    how: [
      'De dos en dos, ir adonde se usa el trabajo.',
      'Mirar y preguntar; no explicar ni vender nada.',
      'Anotar qué se hace en lugar de lo que estaba pensado.',
      'Volver con algo que nadie aquí habría adivinado.',
      'Contarlo a los demás antes de una semana.',
    ],
  },
  'named-thanks': {
    title: 'Gracias, con un nombre en el trabajo',
    why: 'Lo aportado se ve si alguien dice qué hizo posible.',
    how: [
      'Cada persona nombra algo que hizo otra.',
      'Decir qué hizo posible.',
      'Sin elogios en general, y nada sobre el carácter.',
      'Poner el nombre en el trabajo donde otros lo encuentren.',
      'A quien nadie nombró: mirar mejor la próxima semana.',
    ],
  },
  aspirations: {
    title: 'A solas, sobre lo que quieres llegar a ser',
    why: 'El trabajo puede servir a las metas del equipo y a las propias.',
    how: [
      'La primera media hora está aquí; luego una por persona, con quien lidera.',
      'Preguntar: ¿qué quieres saber hacer dentro de dos años?',
      'Nada de tareas, fechas ni sueldo.',
      'Encontrar una parte del trabajo que lleve hasta allí.',
      'Lo dicho queda entre las dos personas; lo acordado se escribe.',
    ],
  },
};

const ideas: ActionWording['ideas'] = {
  counting: 'Todo el mundo necesita a alguien con quien contar, y a alguien que cuente con uno.',
  autonomy: 'La interdependencia es ambas cosas: actuar por iniciativa propia y contar con los demás.',
  legitimate: 'Es dependencia cuando solo una parte cree que puede tener expectativas.',
  able: 'El apoyo puede hacer a las personas más dependientes, o más capaces.',
  discretion: 'Menos personas que hace una generación dicen que deciden cómo hacen su trabajo.',
  repair: 'Quien colabora no solo señala lo que está roto; participa en el arreglo.',
  recommendation: 'Agradece una queja, no te la quedes: pregunta qué se recomienda.',
  dissent: 'Si nadie está nunca en desacuerdo, es una mala noticia.',
  benefit: 'Una colaboración dura cuando cada parte sabe qué aporta y qué necesita.',
  circle: 'Quince minutos en círculo cada día bastan para saber en qué andan los demás.',
  field: 'El tiempo sobre el terreno muestra lo que ningún informe muestra.',
  seen: 'El trabajo se aprecia cuando lleva un nombre.',
  aspirations: 'Se da más en un trabajo que también lleva adonde uno quiere ir.',
  picture: 'Solo quien ve el conjunto puede actuar por el conjunto.',
  newcomer: 'Quien acaba de llegar ve lo que no tiene sentido.',
  loop: 'Preguntar y luego no hacer nada es peor que no preguntar.',
};

export const wording: ActionWording = { actions, ideas };
