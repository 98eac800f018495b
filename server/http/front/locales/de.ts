// Die Worte der Startseite.
import type { FrontWords } from './en.ts';

export const de: FrontWords = {
  claim: 'Nichts Gespeichertes verrät, wessen Antwort welche ist.',
  what: 'Mutual stellt einem Team drei bis fünf Aussagen zu Verlässlichkeit, Vertrauen und Zusammenarbeit, mitten in Microsoft Teams und Outlook. Antworten dauert eine halbe Minute. Team und Leitung sehen im selben Moment dasselbe Ergebnis, und ein Gespräch folgt.',
  where:
    'Dieser Server gehört einer Organisation, höchstwahrscheinlich Ihrer. Zum Antworten oder um ein Ergebnis zu lesen, öffnen Sie Mutual in Teams oder Outlook: Hier wird nichts von einem Team gezeigt.',
  who: 'Wer sieht was',
  whoText: 'Was Teammitglieder, Leitung, Admins, Betreiber und Microsoft erfahren können, was nicht, und was dazu nötig wäre.',
  council: 'Für den Betriebsrat',
  councilText: 'Was gefragt wird, Mindestgrößen, was wie lange bleibt und wer was darf. Auch für Papier.',
  privacy: 'Datenschutz',
  responsible:
    'Verantwortlich ist die Organisation, die diesen Server betreibt; es gilt ihre Datenschutzerklärung. Wer das Programm geschrieben hat, erhält nichts.',
  processed:
    'Aus Microsoft 365 nimmt das Programm, wer im Team ist, die Arbeitszeiten und wann alle für das Gespräch frei sind. Solange ein Puls offen ist, weiß es, wer begonnen hat, damit nur die anderen erinnert werden. Aus Antworten werden Summen; kein Antwortbogen, keine Zeit und keine Reihenfolge wird gespeichert.',
  kept: 'Über weniger als {{floor}} Antworten wird nichts gesagt. Ergebnisse und Wortmeldungen bleiben {{days}} Tage; woraus die Ergebnisse entstanden sind, wird vernichtet, sobald ein Puls schließt.',
  cookies: 'Es gibt keine Cookies, kein Tracking und keine Werbung.',
  terms: 'Nutzungsbedingungen',
  voluntary:
    'Niemand muss antworten, und keine Aussage muss beantwortet werden. Ein Ergebnis handelt von einem Team, nie von einem Menschen, und darf nicht dazu dienen, jemanden zu beurteilen.',
  licence:
    'Das Programm ist frei, unter der MIT-Lizenz, und kommt ohne Gewähr. Die Organisation, die diesen Server betreibt, entscheidet, wer es hier wofür nutzt.',
};
