// The words of the front page, in French.
import type { FrontWords } from './en.ts';

export const fr: FrontWords = {
  claim: 'Rien de ce qui est enregistré ne peut dire de qui vient quelle réponse.',
  what: 'Mutual propose à une équipe trois à cinq affirmations sur la fiabilité, la confiance et la collaboration, dans Microsoft Teams et Outlook. Répondre prend une demi-minute. L’équipe et sa personne responsable voient un seul résultat au même moment, et une conversation suit.',
  where:
    'Ce serveur appartient à une organisation, très probablement la vôtre. Pour répondre ou lire un résultat, ouvrez Mutual dans Teams ou Outlook : rien d’une équipe n’est montré ici.',
  who: 'Qui peut voir quoi',
  whoText:
    'Ce que peuvent apprendre les collègues, les responsables, les administrateurs, qui fait fonctionner le serveur et Microsoft, ce qu’ils ne peuvent pas, et ce qu’il faudrait.',
  council: 'Pour les représentants du personnel',
  councilText: 'Ce qui est demandé, les tailles minimales, ce qui est gardé et combien de temps, qui peut faire quoi. Sur papier aussi.',
  privacy: 'Protection des données',
  responsible:
    'L’organisation qui fait fonctionner ce serveur en est responsable, et sa politique de protection des données s’applique. Qui a écrit le programme ne reçoit rien.',
  processed:
    'De Microsoft 365, le programme prend qui est dans une équipe, ses heures de travail et ses moments libres pour la conversation. Tant qu’un baromètre est ouvert, il sait qui a commencé, pour que les rappels n’aillent qu’aux autres. Les réponses deviennent des sommes ; aucune feuille de réponses, aucune heure et aucun ordre n’est enregistré.',
  kept: 'Rien n’est dit de moins de {{floor}} réponses. Les résultats et les prises de parole sont gardés {{days}} jours, et ce dont les résultats sont faits est détruit à la clôture d’un baromètre.',
  cookies: 'Il n’y a ni cookies, ni suivi, ni publicité.',
  terms: 'Conditions d’utilisation',
  voluntary:
    'Personne n’est tenu de répondre, ni à aucune affirmation. Un résultat porte sur une équipe, jamais sur une personne, et ne doit pas servir à en juger une.',
  licence:
    'Le programme est libre, sous licence MIT, et fourni sans garantie. L’organisation qui fait fonctionner ce serveur décide qui l’utilise ici, et pour quoi.',
};
