// The words of the front page.
export const en = {
  claim: 'Nothing that is stored can tell whose answer is whose.',
  what: 'Mutual asks a team three to five statements about reliance, trust and collaboration, inside Microsoft Teams and Outlook. Answering takes half a minute. The team and its leader see one result at the same moment, and a conversation follows.',
  where:
    'This server belongs to an organisation, most likely yours. To answer or to read a result, open Mutual in Teams or Outlook: nothing of a team is shown here.',
  who: 'Who can see what',
  whoText: 'What teammates, leaders, admins, operators and Microsoft can learn, what not, and what it would take.',
  council: 'For the works council',
  councilText: 'What is asked, minimum sizes, what is kept and for how long, who may do what. For paper, too.',
  privacy: 'Privacy',
  responsible:
    'The organisation that runs this server is responsible for it, and its privacy notice applies. Whoever wrote the program receives nothing.',
  processed:
    'From Microsoft 365, the program takes who is in a team, their working hours and when they are free for the conversation. While a pulse is open it knows who has begun, so that reminders go to the others alone. Answers become sums; no answer sheet, no time and no order is stored.',
  kept: 'Nothing is said about fewer than {{floor}} answers. Results and voices are kept for {{days}} days, and what the results were made of is destroyed when a pulse closes.',
  cookies: 'There are no cookies, no tracking and no advertising.',
  terms: 'Terms of use',
  voluntary:
    'Nobody has to answer, and no statement has to be answered. A result is about a team, never about a person, and must not be used to judge one.',
  licence:
    'The program is free, under the MIT licence, and comes without a warranty. The organisation that runs this server decides who uses it here, and for what.',
};

export type FrontWords = typeof en;
