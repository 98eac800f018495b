// The actions in French.
import type { ActionWording } from '../library.ts';

const actions: ActionWording['actions'] = {
  'stand-up': {
    title: 'Debout, les uns face aux autres',
    why: 'Qui sait où en sont les autres peut leur laisser leur travail.',
    how: [
      'Mettez-vous en cercle, quinze minutes, toujours à la même heure.',
      'Parlez à l’équipe, pas à la personne qui la dirige.',
      'Chacun dit deux choses : ce que j’ai fini, et où j’ai besoin de quelqu’un.',
      'Qui peut aider le dit ; l’aide elle-même vient après.',
      'La personne responsable parle en dernier, ou pas du tout.',
    ],
  },
  'hand-over': {
    title: 'Confier une chose, et la laisser',
    why: 'On apprend à compter sur quelqu’un en le faisant une fois, jusqu’au bout.',
    how: [
      'Chacun nomme une tâche à laquelle il s’accroche encore.',
      'Dites qui pourrait la prendre, et demandez-le-lui pendant la réunion.',
      'Convenez de ce que « fini » veut dire, et pour quand.',
      'D’ici là, ne demandez pas où cela en est.',
      'Dites ensuite comment c’était, des deux côtés.',
    ],
  },
  'who-needs-me': {
    title: 'Qui a besoin de quoi, et de qui',
    why: 'Beaucoup ne voient jamais qui s’appuie sur leur travail.',
    how: [
      'Écrivez tous les noms sur une grande feuille.',
      'Chacun trace une flèche vers qui fait le travail dont il a besoin, et écrit lequel.',
      'Lisez à voix haute les flèches qui pointent vers vous.',
      'Pour chacune, demandez : est-ce ce qu’il vous faut, et à temps ?',
      'Changez une flèche cette semaine.',
    ],
  },
  introductions: {
    title: 'Présenter deux personnes qui ont besoin l’une de l’autre',
    why: 'On ne peut compter que sur les gens que l’on connaît.',
    how: [
      'Pensez à deux personnes dont le travail se touche et qui se parlent à peine.',
      'Dites aux deux pourquoi vous les réunissez.',
      'Vingt minutes : ce que je fais, ce qu’il me faut, ce qui vous servirait.',
      'Elles conviennent d’une chose à essayer.',
      'La fois suivante, c’est au tour d’un autre d’en présenter deux.',
    ],
  },
  edges: {
    title: 'Dire où sont les limites',
    why: 'Qui sait où il peut décider n’attend pas qu’on le lui dise.',
    how: [
      'Tracez trois colonnes : décider seul, décider et le dire, demander d’abord.',
      'Chacun y range les décisions d’une semaine ordinaire.',
      'Comparez avec ce que la personne responsable aurait écrit.',
      'Déplacez deux choses vers la première colonne.',
      'Gardez la feuille là où tout le monde la voit.',
    ],
  },
  'first-step': {
    title: 'Commencer, puis le dire',
    why: 'L’initiative grandit là où elle est remarquée et jamais punie.',
    how: [
      'Chacun nomme une chose qu’il a commencée sans qu’on la lui demande.',
      'Dites ce que cela a donné, en bien ou non.',
      'Personne ne demande pourquoi on ne l’a pas consulté.',
      'Si cela a mal tourné : qu’est-ce qui rendrait le prochain essai plus sûr ?',
      'Chacun nomme son prochain premier pas.',
    ],
  },
  'able-help': {
    title: 'Une aide qui rend plus capable',
    why: 'Aider peut rendre les gens plus dépendants, ou plus capables.',
    how: [
      'Recueillez trois sortes d’aide que l’on demande sans cesse.',
      'Pour chacune : que faudrait-il pour s’en passer la fois suivante ?',
      'Aidez en demandant d’abord : qu’avez-vous essayé ?',
      'Laissez l’autre tenir le clavier.',
      'Regardez dans quatre semaines laquelle des trois est encore demandée.',
    ],
  },
  'own-way': {
    title: 'Une chose faite autrement',
    why: 'Qui fait le travail connaît souvent la meilleure façon.',
    how: [
      'Chacun choisit une étape de son travail à faire autrement pendant un mois.',
      'Dites ce qui doit rester : résultat, date, sécurité. Tout le reste est libre.',
      'Aucune approbation n’est nécessaire.',
      'À la réunion suivante : qu’est-ce qui allait mieux, et moins bien ?',
      'Gardez ce qui a marché, et dites de qui cela vient.',
    ],
  },
  recommendation: {
    title: 'Demander une recommandation',
    why: 'Un problème reste là où il peut se résoudre, et la critique vaut quelque chose.',
    how: [
      'Quand on critique quelque chose, dites d’abord merci.',
      'N’enlevez pas le problème, et ne vous défendez pas.',
      'Demandez : à quoi avez-vous pensé ?',
      'Demandez : que feriez-vous ?',
      'Convenez du premier pas et de qui le fait.',
    ],
  },
  'case-against': {
    title: 'Plaider contre',
    why: 'Là où douter est une tâche, cela ne coûte rien à personne.',
    how: [
      'Prenez la prochaine décision qui concerne tout le monde.',
      'Deux personnes sont priées de plaider contre, aussi fort que possible.',
      'Elles ont cinq minutes, et on ne les interrompt pas.',
      'La personne responsable résume jusqu’à ce qu’elles disent que c’est juste.',
      'Décidez seulement alors, et dites ce que le plaidoyer a changé.',
    ],
  },
  'ask-and-expect': {
    title: 'Ce que nous demandons, ce que vous pouvez attendre',
    why: 'C’est un partenariat quand les deux côtés peuvent avoir des attentes.',
    how: [
      'Deux colonnes : ce que nous vous demandons, ce que vous pouvez attendre de nous.',
      'L’équipe les remplit pour la personne responsable, et l’inverse.',
      'Posez les deux feuilles côte à côte.',
      'Barrez ce que personne ne peut tenir.',
      'Gardez trois lignes de chaque côté, et relisez-les dans trois mois.',
    ],
  },
  'newcomer-eyes': {
    title: 'Avec un regard neuf',
    why: 'Ce dont tout le monde a l’habitude, plus personne ne le dit.',
    how: [
      'La personne arrivée en dernier parle en premier.',
      'Qu’avez-vous trouvé étrange ici, et que ne vous a-t-on pas dit ?',
      'Les autres ne font que demander, et n’expliquent rien.',
      'Choisissez une règle non écrite : écrivez-la, ou supprimez-la.',
      'Dites-la dès le premier jour à la prochaine personne qui arrive.',
    ],
  },
  'give-decision': {
    title: 'Laisser une décision à d’autres',
    why: 'La confiance se sent là où il y a un enjeu.',
    how: [
      'La personne responsable nomme une décision qui compte et reste à prendre.',
      'Dites qui la prend, et pour quand.',
      'Dites ce qu’il faut respecter, en trois phrases.',
      'On peut consulter tout le monde ; la personne responsable attend qu’on l’interroge.',
      'La décision tient, même si la personne responsable aurait choisi autrement.',
    ],
  },
  'early-word': {
    title: 'Ce que l’on sait à ce jour',
    why: 'Qui apprend tôt ce qu’il doit savoir sent qu’on lui fait confiance.',
    how: [
      'Quinze minutes, chaque semaine, avant que les rumeurs ne s’en chargent.',
      'La personne responsable dit : le décidé, l’ouvert, ce que je dois taire.',
      'Aussi ce qui n’est pas encore fini.',
      'D’abord les questions, ensuite les avis.',
      'Ce que personne n’a su dire a sa réponse la semaine suivante.',
    ],
  },
  'open-list': {
    title: 'La liste ouverte',
    why: 'Ce que l’on soulève sans réponse, on ne le soulève qu’une fois.',
    how: [
      'Une liste que tous voient : ce qui a été soulevé, qui s’en charge, la suite.',
      'Dix minutes, le plus ancien d’abord.',
      'On peut clore une chose par un non, si ce non a une raison.',
      'Rien n’y figure sans un nom et un jour.',
      'Dites merci à qui avait soulevé ce qui est fait.',
    ],
  },
  'close-three': {
    title: 'Clore trois choses',
    why: 'Peu de promesses tenues valent mieux que beaucoup.',
    how: [
      'Écrivez tout ce qui a été convenu et n’est pas fait.',
      'Pour chacune : est-ce que cela compte encore pour quelqu’un ?',
      'Arrêtez ce qui ne compte plus, et dites-le.',
      'Choisissez-en trois à faire cette semaine, chacune avec un nom.',
      'Pour le reste, fixez un jour, ou arrêtez-le aussi.',
    ],
  },
  'one-who-answers': {
    title: 'Une personne qui répond',
    why: 'L’aide vient à temps si l’on sait qui la donne.',
    how: [
      'Chaque jour, une personne prend les questions ; convenez de l’ordre.',
      'Les autres peuvent finir ce qu’ils font.',
      'Qui demande a une réponse dans l’heure, même si c’est « demain ».',
      'Ce qui revient est écrit là où tout le monde le trouve.',
      'Regardez après deux semaines si c’est devenu plus calme.',
    ],
  },
  'ask-early': {
    title: 'Demander tant que c’est petit',
    why: 'Une aide demandée tôt coûte moins aux deux côtés.',
    how: [
      'Convenez-en : après une demi-heure de blocage, on demande.',
      'Chacun dit une chose qui le bloque, ou le bloquera bientôt.',
      'Qui connaît le chemin le dit ; deux minutes chacun.',
      'La personne responsable demande de l’aide en premier.',
      'Une fois par semaine, remerciez quelqu’un d’avoir demandé tôt.',
    ],
  },
  'bring-and-need': {
    title: 'Ce que j’apporte, ce qu’il me faut',
    why: 'Donner et recevoir ne se rencontrent que si l’on dit les deux.',
    how: [
      'Chacun écrit deux billets : ce que j’apporte, et ce qu’il me faut.',
      'Accrochez-les et lisez en silence.',
      'Cherchez des paires : le besoin de l’un est l’apport de l’autre.',
      'Chaque paire convient d’un échange ce mois-ci.',
      'Ce que personne ne peut donner, la personne responsable le cherche ailleurs.',
    ],
  },
  'unseen-work': {
    title: 'Le travail que personne ne voit',
    why: 'Ce qui ne se voit pas ne se partage pas.',
    how: [
      'Recueillez ce qui se fait hors plan : notes, tours, accueil, dépannages.',
      'Écrivez combien d’heures cela prend, pas qui est plus rapide.',
      'Est-ce équitable, vu sur trois mois ?',
      'Transmettez deux choses, et laissez-en tomber une.',
      'Dites qui porte quoi le mois prochain.',
    ],
  },
  'bigger-picture': {
    title: 'La vue d’ensemble',
    why: 'Qui voit à quoi cela sert peut décider seul.',
    how: [
      'La personne responsable montre en dix minutes où l’on va, et pourquoi.',
      'Puis chacun dit en une phrase quelle y est sa part.',
      'Où deux objectifs se contredisent-ils, et lequel passe en premier ?',
      'Notez la question à laquelle personne n’a su répondre.',
      'Apportez la réponse la fois suivante.',
    ],
  },
  'field-morning': {
    title: 'Une matinée sur le terrain',
    why: 'Qui a vu le travail servir sait à quoi il sert.',
    how: [
      'Allez à deux là où le travail est utilisé.',
      'Regardez et demandez ; n’expliquez et ne vendez rien.',
      'Notez ce que les gens font à la place de ce qui était prévu.',
      'Revenez avec une chose que personne ici n’aurait devinée.',
      'Racontez-la aux autres dans la semaine.',
    ],
  },
  'named-thanks': {
    title: 'Un merci, avec un nom sur le travail',
    why: 'Une contribution se voit si quelqu’un dit ce qu’elle a permis.',
    how: [
      'Chacun nomme une chose faite par une autre personne.',
      'Dites ce qu’elle a rendu possible.',
      'Pas d’éloge en général, et rien sur le caractère.',
      'Mettez le nom sur le travail, là où d’autres le trouvent.',
      'Quelqu’un n’a jamais été nommé : regardez mieux la semaine prochaine.',
    ],
  },
  aspirations: {
    title: 'En tête-à-tête : ce que vous voulez devenir',
    why: 'Le travail peut servir les objectifs de l’équipe et les siens.',
    how: [
      'La première demi-heure est ici ; puis une par personne, avec la ou le responsable.',
      'Demandez : que voulez-vous savoir faire dans deux ans ?',
      'Rien sur les tâches, les dates ou le salaire.',
      'Trouvez une part du travail qui y mène.',
      'Ce qui est dit reste entre les deux ; ce qui est convenu est noté.',
    ],
  },
};

const ideas: ActionWording['ideas'] = {
  counting: 'Chacun a besoin de quelqu’un sur qui compter, et de quelqu’un qui compte sur lui.',
  autonomy: 'L’interdépendance, c’est les deux : agir par soi-même, et compter les uns sur les autres.',
  legitimate: 'C’est de la dépendance quand un seul côté pense pouvoir attendre quelque chose.',
  able: 'Le soutien peut rendre les gens plus dépendants, ou plus capables.',
  discretion: 'Moins de gens qu’il y a une génération disent décider de leur façon de travailler.',
  repair: 'Des partenaires ne montrent pas seulement ce qui est cassé ; ils aident à réparer.',
  recommendation: 'Remerciez d’une plainte sans la reprendre à votre compte : demandez une recommandation.',
  dissent: 'Si personne n’est jamais en désaccord, c’est une mauvaise nouvelle.',
  benefit: 'Un partenariat dure quand chaque côté sait ce qu’il apporte et ce qu’il lui faut.',
  circle: 'Quinze minutes en cercle chaque jour suffisent pour savoir où en sont les autres.',
  field: 'Le temps passé sur le terrain montre ce qu’aucun rapport ne montre.',
  seen: 'Un travail est reconnu quand il porte un nom.',
  aspirations: 'On donne plus à un travail qui mène aussi là où l’on veut aller.',
  picture: 'Seul qui voit l’ensemble peut agir pour le tout.',
  newcomer: 'La personne qui arrive voit ce qui n’a pas de sens.',
  loop: 'Demander et ne rien faire est pire que ne pas demander.',
};

export const wording: ActionWording = { actions, ideas };
