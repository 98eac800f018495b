// The actions in German.
import type { ActionWording } from '../library.ts';

const actions: ActionWording['actions'] = {
  'stand-up': {
    title: 'Im Stehen, zueinander',
    why: 'Wer weiß, woran die anderen sind, kann es ihnen überlassen.',
    how: [
      'Im Kreis stehen, fünfzehn Minuten, immer zur selben Zeit.',
      'Zum Team sprechen, nicht zur Leitung.',
      'Alle sagen zweierlei: was fertig ist, und wo sie jemanden brauchen.',
      'Wer helfen kann, sagt es; geholfen wird danach.',
      'Die Leitung spricht zuletzt oder gar nicht.',
    ],
  },
  'hand-over': {
    title: 'Eine Sache abgeben und dort lassen',
    why: 'Sich verlassen lernt man, indem man es einmal ganz tut.',
    how: [
      'Alle nennen eine Aufgabe, die sie noch festhalten.',
      'Sagen, wer sie übernehmen könnte, und gleich fragen.',
      'Vereinbaren, was „fertig“ heißt und bis wann.',
      'Bis dahin nicht nachfragen.',
      'Danach sagen, wie es war, auf beiden Seiten.',
    ],
  },
  'who-needs-me': {
    title: 'Wer braucht was von wem',
    why: 'Viele sehen nie, wer auf ihre Arbeit baut.',
    how: [
      'Alle Namen auf ein großes Blatt schreiben.',
      'Alle zeichnen Pfeile zu denen, deren Arbeit sie brauchen, und schreiben dazu, was.',
      'Die Pfeile vorlesen, die auf einen selbst zeigen.',
      'Bei jedem fragen: Ist es das, was du brauchst, und rechtzeitig?',
      'Diese Woche einen Pfeil ändern.',
    ],
  },
  introductions: {
    title: 'Zwei vorstellen, die einander brauchen',
    why: 'Zählen kann man nur auf Menschen, die man kennt.',
    how: [
      'An zwei denken, deren Arbeit sich berührt und die kaum miteinander sprechen.',
      'Beiden sagen, warum sie zusammenkommen.',
      'Zwanzig Minuten: was ich mache, was ich brauche, was dir nützen könnte.',
      'Sie vereinbaren eine Sache, die sie versuchen.',
      'Nächstes Mal stellt jemand anderes zwei vor.',
    ],
  },
  edges: {
    title: 'Sagen, wo die Grenzen sind',
    why: 'Wer die eigenen Grenzen kennt, wartet nicht auf Anweisung.',
    how: [
      'Drei Spalten: allein entscheiden, entscheiden und sagen, vorher fragen.',
      'Alle tragen die Entscheidungen einer gewöhnlichen Woche ein.',
      'Mit dem vergleichen, was die Leitung geschrieben hätte.',
      'Zwei Dinge nach links rücken.',
      'Das Blatt dorthin hängen, wo alle es sehen.',
    ],
  },
  'first-step': {
    title: 'Anfangen, dann sagen',
    why: 'Eigenes Handeln wächst, wo es bemerkt und nie bestraft wird.',
    how: [
      'Alle nennen eine Sache, die sie ungefragt begonnen haben.',
      'Sagen, was daraus wurde, gut oder nicht.',
      'Niemand fragt, warum vorher nicht gefragt wurde.',
      'Ging es schief: Was macht den nächsten Versuch sicherer?',
      'Alle nennen den nächsten ersten Schritt.',
    ],
  },
  'able-help': {
    title: 'Hilfe, nach der man mehr kann',
    why: 'Hilfe kann abhängiger machen oder fähiger.',
    how: [
      'Drei Arten von Hilfe sammeln, um die immer wieder gebeten wird.',
      'Bei jeder: Was bräuchte es, damit es nächstes Mal allein geht?',
      'Zuerst fragen: Was hast du versucht?',
      'Die Tastatur der anderen Person lassen.',
      'In vier Wochen sehen, um welche der drei noch gebeten wird.',
    ],
  },
  'own-way': {
    title: 'Eine Sache anders machen',
    why: 'Wer die Arbeit tut, kennt oft den besseren Weg.',
    how: [
      'Alle wählen einen Schritt der eigenen Arbeit und machen ihn einen Monat lang anders.',
      'Sagen, was bleiben muss: Ergebnis, Termin, Sicherheit. Alles andere ist frei.',
      'Eine Genehmigung braucht es nicht.',
      'Beim nächsten Mal: Was war besser, was nicht?',
      'Behalten, was sich bewährt, und sagen, von wem es kam.',
    ],
  },
  recommendation: {
    title: 'Um eine Empfehlung bitten',
    why: 'Ein Problem bleibt dort, wo es gelöst werden kann, und Kritik ist etwas wert.',
    how: [
      'Wenn etwas kritisiert wird, zuerst danken.',
      'Das Problem nicht abnehmen und sich nicht verteidigen.',
      'Fragen: Was hast du schon erwogen?',
      'Fragen: Was würdest du tun?',
      'Den ersten Schritt vereinbaren, und wer ihn geht.',
    ],
  },
  'case-against': {
    title: 'Was dagegen spricht',
    why: 'Wo Zweifel eine Aufgabe ist, kostet er niemanden etwas.',
    how: [
      'Die nächste Entscheidung nehmen, die alle betrifft.',
      'Zwei werden gebeten, das Stärkste zu sagen, was dagegen spricht.',
      'Sie haben fünf Minuten und werden nicht unterbrochen.',
      'Die Leitung fasst zusammen, bis beide sagen: Das stimmt.',
      'Erst dann entscheiden und sagen, was sich dadurch geändert hat.',
    ],
  },
  'ask-and-expect': {
    title: 'Worum wir bitten, was ihr erwarten könnt',
    why: 'Partnerschaft ist, wenn beide Seiten Erwartungen haben dürfen.',
    how: [
      'Zwei Spalten: worum wir euch bitten, was ihr von uns erwarten könnt.',
      'Das Team füllt sie für die Leitung aus, die Leitung für das Team.',
      'Beide Blätter nebeneinanderlegen.',
      'Streichen, was niemand halten kann.',
      'Drei Zeilen je Seite behalten und in einem Vierteljahr wieder ansehen.',
    ],
  },
  'newcomer-eyes': {
    title: 'Mit neuen Augen',
    why: 'Was alle gewohnt sind, sagt niemand mehr.',
    how: [
      'Wer zuletzt kam, spricht zuerst.',
      'Was war hier seltsam, und was hat dir niemand gesagt?',
      'Die anderen fragen nur und erklären nichts.',
      'Eine ungeschriebene Regel wählen: aufschreiben oder abschaffen.',
      'Wer als Nächstes neu kommt, erfährt es am ersten Tag.',
    ],
  },
  'give-decision': {
    title: 'Eine Entscheidung abgeben',
    why: 'Vertrauen spürt man, wo etwas auf dem Spiel steht.',
    how: [
      'Die Leitung nennt eine Entscheidung, die zählt und noch offen ist.',
      'Sagen, wer sie trifft und bis wann.',
      'In drei Sätzen sagen, was zu beachten ist.',
      'Wer entscheidet, darf alle fragen; die Leitung rät nur auf Bitte.',
      'Die Entscheidung gilt, auch wenn die Leitung anders gewählt hätte.',
    ],
  },
  'early-word': {
    title: 'Was bisher bekannt ist',
    why: 'Wer früh erfährt, was nötig ist, spürt Vertrauen.',
    how: [
      'Fünfzehn Minuten jede Woche, bevor Gerüchte es tun.',
      'Die Leitung sagt: was entschieden ist, was offen ist, was ich nicht sagen darf.',
      'Auch, was noch nicht fertig ist.',
      'Zuerst Fragen, dann Meinungen.',
      'Was niemand wusste, wird nächste Woche beantwortet.',
    ],
  },
  'open-list': {
    title: 'Die offene Liste',
    why: 'Was nie beantwortet wird, wird nur einmal angesprochen.',
    how: [
      'Eine Liste, die alle sehen: was angesprochen wurde, wer es hat, was daraus wurde.',
      'Zehn Minuten, das Älteste zuerst.',
      'Ein Nein schließt eine Sache ab, wenn es einen Grund hat.',
      'Nichts steht darauf ohne Namen und Tag.',
      'Denen danken, die angesprochen haben, was nun erledigt ist.',
    ],
  },
  'close-three': {
    title: 'Drei Dinge abschließen',
    why: 'Wenige gehaltene Zusagen sind mehr wert als viele.',
    how: [
      'Alles aufschreiben, was vereinbart und nicht getan ist.',
      'Bei jedem: Ist es noch jemandem wichtig?',
      'Beenden, was es nicht ist, und das sagen.',
      'Drei wählen, die diese Woche gehen, jede mit einem Namen.',
      'Für den Rest einen Tag nennen oder auch ihn beenden.',
    ],
  },
  'one-who-answers': {
    title: 'Eine Person, die antwortet',
    why: 'Hilfe kommt rechtzeitig, wenn klar ist, von wem.',
    how: [
      'Jeden Tag nimmt eine Person die Fragen zuerst an; die Reihenfolge vereinbaren.',
      'Die anderen dürfen fertig machen, woran sie sind.',
      'Wer fragt, bekommt binnen einer Stunde Antwort, auch wenn sie „morgen“ heißt.',
      'Was wiederkommt, wird aufgeschrieben, wo alle es finden.',
      'Nach zwei Wochen sehen, ob es ruhiger geworden ist.',
    ],
  },
  'ask-early': {
    title: 'Fragen, solange es klein ist',
    why: 'Früh erbetene Hilfe kostet beide Seiten weniger.',
    how: [
      'Vereinbaren: Eine halbe Stunde festsitzen heißt fragen.',
      'Alle sagen eine Sache, an der sie festsitzen oder es bald könnten.',
      'Wer den Weg weiß, sagt es; je zwei Minuten.',
      'Die Leitung bittet zuerst um Hilfe.',
      'Einmal in der Woche danken, dass jemand früh gefragt hat.',
    ],
  },
  'bring-and-need': {
    title: 'Was ich mitbringe, was ich brauche',
    why: 'Geben und Nehmen finden sich nur, wenn beides gesagt wird.',
    how: [
      'Alle schreiben zwei Zettel: was ich mitbringe, was ich brauche.',
      'Aufhängen und still lesen.',
      'Paare suchen: Was jemand braucht, bringt jemand anderes mit.',
      'Jedes Paar vereinbart einen Tausch in diesem Monat.',
      'Was niemand geben kann, sucht die Leitung draußen.',
    ],
  },
  'unseen-work': {
    title: 'Die Arbeit, die niemand sieht',
    why: 'Was nicht gesehen wird, wird nicht geteilt.',
    how: [
      'Sammeln, was neben dem Plan getan wird: Protokolle, Dienste, Einarbeiten, Reparieren.',
      'Aufschreiben, wie viele Stunden es braucht, nicht wer schneller ist.',
      'Ist es gerecht, über drei Monate gesehen?',
      'Zwei Dinge weitergeben, eines lassen.',
      'Sagen, wer im nächsten Monat was trägt.',
    ],
  },
  'bigger-picture': {
    title: 'Das größere Bild',
    why: 'Wer sieht, wofür es ist, kann selbst entscheiden.',
    how: [
      'Die Leitung zeigt in zehn Minuten, wohin es geht und warum.',
      'Dann sagen alle in einem Satz, was ihr Teil daran ist.',
      'Wo stoßen zwei Ziele zusammen, und welches geht vor?',
      'Die Frage aufschreiben, die niemand beantworten konnte.',
      'Nächstes Mal die Antwort mitbringen.',
    ],
  },
  'field-morning': {
    title: 'Ein Vormittag vor Ort',
    why: 'Wer gesehen hat, wie die Arbeit genutzt wird, weiß, wofür sie ist.',
    how: [
      'Immer zwei gehen dorthin, wo die Arbeit genutzt wird.',
      'Zusehen und fragen; nichts erklären, nichts verkaufen.',
      'Notieren, was die Leute statt des Gedachten tun.',
      'Mit einer Sache zurückkommen, die hier niemand erraten hätte.',
      'Sie den anderen innerhalb einer Woche erzählen.',
    ],
  },
  'named-thanks': {
    title: 'Dank, mit Namen an der Arbeit',
    why: 'Beiträge werden gesehen, wenn jemand sagt, was sie möglich gemacht haben.',
    how: [
      'Alle nennen eine Sache, die jemand anderes getan hat.',
      'Sagen, was sie möglich gemacht hat.',
      'Kein Lob im Allgemeinen und nichts über den Charakter.',
      'Den Namen an die Arbeit schreiben, wo andere ihn finden.',
      'Wer nie genannt wurde: nächste Woche genauer hinsehen.',
    ],
  },
  aspirations: {
    title: 'Unter vier Augen: wohin möchtest du?',
    why: 'Arbeit kann den Zielen des Teams dienen und den eigenen.',
    how: [
      'Die erste halbe Stunde steht hier; dann je eine für alle, mit der Leitung.',
      'Fragen: Was möchtest du in zwei Jahren können?',
      'Nicht über Aufgaben, Termine oder Gehalt.',
      'Ein Stück der Arbeit finden, das dorthin führt.',
      'Gesagtes bleibt unter beiden; Vereinbartes wird aufgeschrieben.',
    ],
  },
};

const ideas: ActionWording['ideas'] = {
  counting: 'Alle brauchen jemanden, auf den sie zählen können, und jemanden, der auf sie zählt.',
  autonomy: 'Wechselseitigkeit ist beides: selbst handeln und sich aufeinander verlassen.',
  legitimate: 'Abhängig ist, wer nicht dieselben Erwartungen haben darf wie die andere Seite.',
  able: 'Unterstützung kann Menschen abhängiger machen oder fähiger.',
  discretion: 'Weniger Menschen als vor einer Generation sagen, dass sie selbst entscheiden, wie sie arbeiten.',
  repair: 'Partner zeigen nicht nur auf das Kaputte; sie helfen beim Reparieren.',
  recommendation: 'Für Beschwerden danken, sie aber nicht abnehmen: um eine Empfehlung bitten.',
  dissent: 'Wenn nie jemand widerspricht, ist das eine schlechte Nachricht.',
  benefit: 'Partnerschaft hält, wenn jede Seite weiß, was sie mitbringt und was sie braucht.',
  circle: 'Fünfzehn Minuten im Kreis am Tag genügen, um zu wissen, woran die anderen sind.',
  field: 'Zeit vor Ort zeigt, was kein Bericht zeigt.',
  seen: 'Arbeit wird anerkannt, wenn ein Name daran steht.',
  aspirations: 'Wer in der Arbeit auch den eigenen Zielen näher kommt, gibt mehr.',
  picture: 'Nur wer das größere Bild sieht, kann für das Ganze handeln.',
  newcomer: 'Wer neu ist, sieht, was keinen Sinn ergibt.',
  loop: 'Fragen und dann nichts tun ist schlechter als nicht fragen.',
};

export const wording: ActionWording = { actions, ideas };
