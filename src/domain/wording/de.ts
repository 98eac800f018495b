// Die Aussagen auf Deutsch.
import type { FacetWords } from '../item-bank.ts';

export const de: FacetWords = {
  relying: [
    'Sich verlassen',
    'Ich kann Arbeit an jemanden im Team abgeben und sie dort lassen.',
    'Wenn jemand im Team zusagt, plane ich, als wäre es schon getan.',
    'Ich überlasse anderen auch Teile, die mir wichtig sind.',
  ],
  'relied-upon': [
    'Gebraucht werden',
    'Andere hier zählen auf meine Arbeit.',
    'Ohne meine Arbeit wäre jemand nicht weitergekommen.',
    'Andere planen mit dem, was ich zugesagt habe.',
  ],
  ownership: [
    'Eigenverantwortung',
    'Ich habe gehandelt, wo ich verantwortlich bin, ohne auf eine Aufforderung zu warten.',
    'Wenn ich in meinem Bereich ein Problem sah, habe ich mich darum gekümmert.',
    'Wofür ich verantwortlich bin, das entscheide ich auch.',
  ],
  discretion: [
    'Spielraum',
    'Ich habe selbst entschieden, wie ich meine Arbeit mache.',
    'Nach einer Hilfe kann ich es beim nächsten Mal allein.',
    'Regeln lassen hier Raum für eigenes Urteil.',
  ],
  candour: [
    'Offenheit',
    'Eine Entscheidung zu hinterfragen kostet hier niemanden etwas.',
    'Wenn ich anderer Meinung war, habe ich es gesagt.',
    'Schlechte Nachrichten kommen in diesem Team so schnell an wie gute.',
  ],
  'mutual-expectations': [
    'Gegenseitige Erwartungen',
    'Jede Seite darf von der anderen etwas erwarten und weiß, was.',
    'Ich weiß, was die anderen von mir erwarten.',
    'Ich kann sagen, was ich erwarte, und es zählt.',
  ],
  'felt-trust': [
    'Erlebtes Vertrauen',
    'Meine Leitung verlässt sich auf mein Urteil.',
    'Mir wurde etwas anvertraut, worauf es ankam.',
    'Meine Leitung prüft nicht, was nicht geprüft werden muss.',
  ],
  'follow-through': [
    'Nachhalten',
    'Was wir ansprechen, wird angegangen.',
    'Was dem Team versprochen war, wurde getan, oder wir hörten, warum nicht.',
    'Etwas anzusprechen hat hier etwas verändert.',
  ],
  'help-in-time': [
    'Hilfe zur rechten Zeit',
    'Als ich um Hilfe bat, kam sie rechtzeitig.',
    'Jemand bemerkte, dass ich nicht weiterkam, bevor ich es sagte.',
    'Um Hilfe zu bitten ist in diesem Team ganz normal.',
  ],
  'give-and-gain': [
    'Geben und Gewinnen',
    'Dieses Team gibt mir etwa so viel, wie ich ihm gebe.',
    'Arbeit, die niemand sieht, ist hier gerecht verteilt.',
    'Wenn ich jemandem helfe, kommt es in irgendeiner Form zurück.',
  ],
  'shared-direction': [
    'Gemeinsame Richtung',
    'Ich sehe das größere Bild und meinen Teil darin.',
    'Wir sind uns einig, was gerade am wichtigsten ist.',
    'Ich weiß, was meine Arbeit für andere verändert.',
  ],
  appreciation: [
    'Anerkennung und Wachstum',
    'Was Menschen hier beitragen, wird gesehen.',
    'Meine Arbeit dient auch dem, was ich werden will.',
    'Ich habe von jemandem im Team etwas gelernt.',
  ],
};
