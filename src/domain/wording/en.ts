// The statements in English: own words, never those of a published scale.
import type { FacetWords } from '../item-bank.ts';

export const en: FacetWords = {
  relying: [
    'Relying',
    'I can hand work to a teammate and leave it with them.',
    'When a teammate says it will be done, I plan as if it were.',
    'I let teammates take over parts that matter to me.',
  ],
  'relied-upon': [
    'Relied upon',
    'People here count on my work.',
    'Somebody would have been stuck without what I did.',
    'Teammates plan around what I said I would do.',
  ],
  ownership: [
    'Ownership',
    'I acted on what I am responsible for without waiting to be told.',
    'When I saw a problem in my area, I dealt with it.',
    'What I am responsible for is mine to decide.',
  ],
  discretion: [
    'Discretion',
    'I decided for myself how to do my work.',
    'After I get help, I can do it alone next time.',
    'Rules here leave room for judgement.',
  ],
  candour: [
    'Candour',
    'Questioning a decision costs nobody here anything.',
    'When I disagreed, I said so.',
    'Bad news travels as fast as good news in this team.',
  ],
  'mutual-expectations': [
    'Mutual expectations',
    'Each side may expect things of the other, and knows what.',
    'I know what my teammates expect of me.',
    'I can say what I expect, and it counts.',
  ],
  'felt-trust': [
    'Felt trust',
    'My leader relies on my judgement.',
    'I was trusted with something that mattered.',
    'My leader does not check what need not be checked.',
  ],
  'follow-through': [
    'Follow-through',
    'What we raise is dealt with.',
    'What was promised to this team was done, or we heard why not.',
    'Speaking up changed something here.',
  ],
  'help-in-time': [
    'Help in time',
    'When I asked for help, it came in time.',
    'Somebody noticed that I was stuck before I said so.',
    'Asking for help is ordinary in this team.',
  ],
  'give-and-gain': [
    'Give and gain',
    'I gain from this team about as much as I give.',
    'Work that nobody sees is shared fairly here.',
    'When I help somebody, it comes back in some form.',
  ],
  'shared-direction': [
    'Shared direction',
    'I see the bigger picture and my part in it.',
    'We agree on what matters most right now.',
    'I know what my work changes for somebody else.',
  ],
  appreciation: [
    'Appreciation and growth',
    'What people contribute here is seen.',
    'My work also serves what I want to become.',
    'I learned something from a teammate.',
  ],
};
