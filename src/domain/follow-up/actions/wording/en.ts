// The actions in English.
import type { ActionWording } from '../library.ts';

const actions: ActionWording['actions'] = {
  'stand-up': {
    title: 'Stand-up to each other',
    why: 'Whoever knows what the others are at can leave it with them.',
    how: [
      'Stand in a circle, fifteen minutes, always at the same time.',
      'Speak to the team, not to whoever leads it.',
      'Each says two things: what I finished, and where I need someone.',
      'Whoever can help says so; the help itself comes afterwards.',
      'The leader speaks last, or not at all.',
    ],
  },
  'hand-over': {
    title: 'Hand one thing over, and leave it there',
    why: 'Relying on somebody is learned by doing it once, all the way.',
    how: [
      'Each names one task that they still hold on to.',
      'Say who could take it on, and ask that person in the meeting.',
      'Agree what “done” looks like and by when.',
      'Until then do not ask how it goes.',
      'Afterwards say what it was like, on both sides.',
    ],
  },
  'who-needs-me': {
    title: 'Who needs what from whom',
    why: 'Many never see who builds on their work.',
    how: [
      'Write every name on a large sheet.',
      'Each draws an arrow to those whose work they need, and writes what.',
      'Read the arrows that point at you aloud.',
      'Ask about each: is it what you need, and in time?',
      'Change one arrow this week.',
    ],
  },
  introductions: {
    title: 'Introduce two who need each other',
    why: 'People can only count on those whom they know.',
    how: [
      'Think of two people whose work touches and who hardly speak.',
      'Tell both why you bring them together.',
      'Twenty minutes: what I make, what I need, what you could use.',
      'They agree on one thing to try.',
      'Next time it is somebody else’s turn to introduce two.',
    ],
  },
  edges: {
    title: 'Say where the edges are',
    why: 'Whoever knows where they may decide does not wait to be told.',
    how: [
      'Draw three columns: decide alone, decide and tell, ask first.',
      'Each puts the decisions of an ordinary week into them.',
      'Compare with what the leader would have written.',
      'Move two things to the left.',
      'Keep the sheet where everybody can see it.',
    ],
  },
  'first-step': {
    title: 'Begin, then tell',
    why: 'Acting on one’s own grows where it is noticed and never punished.',
    how: [
      'Each names one thing that they began without being asked.',
      'Say what it led to, good or not.',
      'Nobody asks why they were not consulted.',
      'If it went wrong: what would make the next try safer?',
      'Each names the next first step.',
    ],
  },
  'able-help': {
    title: 'Help that leaves the other more able',
    why: 'Help can make people more dependent, or more able.',
    how: [
      'Collect three kinds of help that are asked for again and again.',
      'For each: what would they need to do it alone the next time?',
      'Help by asking first: what have you tried?',
      'Let the other one hold the keyboard.',
      'Look in four weeks which of the three is still asked for.',
    ],
  },
  'own-way': {
    title: 'One thing done another way',
    why: 'Whoever does the work often knows the better way.',
    how: [
      'Each chooses one step of the own work to do differently for a month.',
      'Say what must stay: result, date, safety. All else is free.',
      'No approval is needed.',
      'At the next meeting: what was better, what was not?',
      'Keep what worked, and say who it came from.',
    ],
  },
  recommendation: {
    title: 'Ask for a recommendation',
    why: 'A problem stays where it can be solved, and criticism is worth something.',
    how: [
      'When something is criticised, first say thank you.',
      'Do not take the problem away, and do not defend yourself.',
      'Ask: what have you considered?',
      'Ask: what would you do?',
      'Agree on the first step and who takes it.',
    ],
  },
  'case-against': {
    title: 'The case against',
    why: 'Where doubt is a task, it costs nobody anything.',
    how: [
      'Take the next decision that concerns all.',
      'Two people are asked to make the strongest case against it.',
      'They have five minutes and are not interrupted.',
      'The leader sums up what they said until they agree that it is right.',
      'Only then decide, and say what the case has changed.',
    ],
  },
  'ask-and-expect': {
    title: 'What we ask, what you can expect',
    why: 'It is partnership when both sides may have expectations.',
    how: [
      'Two columns: what we ask of you, and what you can expect of us.',
      'The team fills them for the leader, the leader for the team.',
      'Lay both sheets side by side.',
      'Strike out what nobody can keep.',
      'Keep three lines on each side, and look again in a quarter.',
    ],
  },
  'newcomer-eyes': {
    title: 'With a newcomer’s eyes',
    why: 'What everybody is used to, nobody says any more.',
    how: [
      'Whoever came last speaks first.',
      'What did you find odd here, and what did nobody tell you?',
      'The others only ask, and explain nothing.',
      'Choose one unwritten rule: write it down, or end it.',
      'Tell the next newcomer on the first day.',
    ],
  },
  'give-decision': {
    title: 'Give one decision away',
    why: 'Trust is felt where something is at stake.',
    how: [
      'The leader names a decision that matters and is still open.',
      'Say who makes it, and by when.',
      'Say what has to be respected, in three sentences.',
      'Whoever decides may ask anybody; the leader gives advice only if asked.',
      'The decision stands, also if the leader would have chosen otherwise.',
    ],
  },
  'early-word': {
    title: 'What is known so far',
    why: 'Whoever hears early what they need to know feels trusted.',
    how: [
      'Fifteen minutes, each week, before rumours do it.',
      'The leader says: what is decided, what is open, what I may not say.',
      'Also what is not finished yet.',
      'Questions first, opinions afterwards.',
      'What nobody could answer is answered next week.',
    ],
  },
  'open-list': {
    title: 'The open list',
    why: 'What is raised and never answered is raised only once.',
    how: [
      'One list that all can see: what was raised, who has it, what became of it.',
      'Ten minutes, oldest first.',
      'A thing may be closed with a no, if the no has a reason.',
      'Nothing is on it without a name and a day.',
      'Say thank you to whoever raised what was done.',
    ],
  },
  'close-three': {
    title: 'Close three things',
    why: 'Fewer promises that are kept are worth more than many.',
    how: [
      'Write down everything that was agreed and is not done.',
      'For each: does it still matter to anybody?',
      'End what does not, and say so.',
      'Choose three that can be done this week, each with a name.',
      'For the rest name a day, or end that, too.',
    ],
  },
  'one-who-answers': {
    title: 'One who answers',
    why: 'Help comes in time if it is clear who gives it.',
    how: [
      'Each day one person takes the questions first; agree on the order.',
      'The others may finish what they are at.',
      'Whoever asks gets an answer within the hour, even if it is “tomorrow”.',
      'What comes again is written down where all find it.',
      'Look after two weeks whether it has become quieter.',
    ],
  },
  'ask-early': {
    title: 'Ask while it is small',
    why: 'Help that is asked for early costs both sides less.',
    how: [
      'Agree: stuck for half an hour means ask.',
      'Each says one thing that they are stuck with or soon could be.',
      'Whoever knows the way says so; two minutes each.',
      'The leader asks for help first.',
      'Once a week thank somebody for having asked early.',
    ],
  },
  'bring-and-need': {
    title: 'What I bring, what I need',
    why: 'Give and gain meet only if both are said.',
    how: [
      'Each writes two notes: what I bring, and what I need.',
      'Hang them up and read in silence.',
      'Look for pairs: one’s need is the other’s gift.',
      'Each pair agrees on one exchange this month.',
      'What nobody can give, the leader looks for outside.',
    ],
  },
  'unseen-work': {
    title: 'The work that nobody sees',
    why: 'What is not seen is not shared.',
    how: [
      'Collect what is done beside the plan: minutes, rota, new people, repairs.',
      'Write down how many hours it takes, not who is faster.',
      'Is it fair, seen over three months?',
      'Pass two things on, and drop one.',
      'Say who carries what in the next month.',
    ],
  },
  'bigger-picture': {
    title: 'The bigger picture',
    why: 'Whoever sees what it is for can decide alone.',
    how: [
      'The leader shows in ten minutes where this is going, and why.',
      'Then each says in one sentence what their part in it is.',
      'Where do two goals collide, and which comes first?',
      'Write down the question that nobody could answer.',
      'Bring the answer next time.',
    ],
  },
  'field-morning': {
    title: 'A morning in the field',
    why: 'Whoever has seen the work being used knows what it is for.',
    how: [
      'Two at a time go where the work is used.',
      'Watch and ask; explain and sell nothing.',
      'Note what people do instead of what was meant.',
      'Come back with one thing that nobody here would have guessed.',
      'Tell it to the others within a week.',
    ],
  },
  'named-thanks': {
    title: 'Thanks, with a name on the work',
    why: 'Contributions are seen if somebody says what they made possible.',
    how: [
      'Each names one thing that another person did.',
      'Say what it made possible.',
      'No praise in general, and nothing about character.',
      'Put the name on the work where others find it.',
      'Whoever was never named: look closer next week.',
    ],
  },
  aspirations: {
    title: 'One-on-one about what you want to become',
    why: 'Work can serve the team’s goals and one’s own.',
    how: [
      'The first half hour stands here; then one for each person, with the leader.',
      'Ask: what do you want to be able to do in two years?',
      'Not about tasks, dates or pay.',
      'Find one piece of the work that leads there.',
      'What was said stays between the two; what was agreed is written down.',
    ],
  },
};

const ideas: ActionWording['ideas'] = {
  counting: 'Everybody needs someone to count on, and someone who counts on them.',
  autonomy: 'Interdependence is both: acting on one’s own, and relying on each other.',
  legitimate: 'It is dependence when only one side thinks that it may have expectations.',
  able: 'Support can make people more dependent, or more capable.',
  discretion: 'Fewer people than a generation ago say that they decide how they do their work.',
  repair: 'Partners do not only point at what is broken; they take part in the repair.',
  recommendation: 'Thank people for a complaint, don’t take it off them: ask what they recommend.',
  dissent: 'If nobody ever disagrees, that is bad news.',
  benefit: 'A partnership lasts when each side knows what it brings and what it needs.',
  circle: 'Fifteen minutes in a circle every day are enough to know what the others are at.',
  field: 'Time in the field shows what no report does.',
  seen: 'Work is appreciated when it has a name on it.',
  aspirations: 'People give more to work that also leads to where they want to go.',
  picture: 'Only somebody who sees the bigger picture can act for the whole.',
  newcomer: 'The newcomer sees what makes no sense.',
  loop: 'To ask and then do nothing is worse than not to ask.',
};

export const wording: ActionWording = { actions, ideas };
