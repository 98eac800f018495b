// Voices as people write, read and answer them: the real tab in the shell, in English and, with the ballot box apart, in Arabic.
import type { Browser, Locator, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MESSAGES_MAX, type Thread } from '#domain/ballot/voice';
import { ballotsApart, type BallotsApart } from '../support/ballots-apart.ts';
import { axe, launchBrowser, look } from '../support/browser.ts';
import { running } from '../support/running.ts';
import { callAs, openShell, type Shell } from '../support/shell.ts';
import type { Stage } from '../../server/sandbox/stage/stage.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** What a person reads and writes, by language. */
const WORDS = {
  en: {
    voice: 'As Priya said: 4 of 5 releases come late.',
    warning: 'This reads like a name: “Priya”',
    counted: 'Counted',
    sent: 'Your voice is sent.',
    notSent: 'Your voice is not sent.',
    others: 'Let the others answer',
    all: '14 of 14 counted',
    mark: 'Show my voice',
    mine: 'Your voice',
    none: 'None of these was sent from this device.',
    inList: 'In the list',
    full: 'This conversation is as long as it may be.',
    replied: 'Jonas replied to a voice of the last pulse.',
    below: 'Voices were not opened either.',
  },
  ar: {
    voice: 'كما قالت Priya: ‏4 من 5 إصدارات تتأخر.',
    warning: 'هذا يبدو اسمًا',
    counted: 'حُسبت',
    sent: 'أُرسلت مداخلتك.',
    notSent: 'لم تُرسل مداخلتك.',
    others: 'دع الآخرين يجيبون',
    all: '14 من 14',
    mark: 'أظهر مداخلتي',
    mine: 'مداخلتك',
    none: 'لم تُرسل أي منها من هذا الجهاز.',
    inList: 'في القائمة',
    full: 'بلغت هذه المحادثة أقصى طول',
    replied: 'رد Jonas على مداخلة من الاستطلاع السابق.',
    below: 'ولم تُفتح المداخلات أيضًا.',
  },
} as const;

describe.each([
  ['en', 'in one process', false],
  ['ar', 'apart', true],
] as const)('Voices in %s, with the ballot box %s', (language, _shape, apart) => {
  const words = WORDS[language];
  let app: Awaited<ReturnType<typeof running>>;
  let box: BallotsApart | undefined;
  let shell: Shell;
  let page: Page;
  /** Of the tab, since it was loaded; not of the shell around it. */
  let calls: Request[] = [];

  const as = (first: string, method: string, path: string, body?: object) => callAs(app.url, first, method, path, body);
  const stage = async () => (await (await fetch(`${app.url}/sandbox/stage`)).json()) as Stage;
  const openPulse = async () => as('Jonas', 'POST', `/api/teams/${(await stage()).team.id}/pulses`, { items: null, workingDays: 3 });
  const toClosing = () =>
    fetch(`${app.url}/sandbox/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"to":"closing"}' });
  const pathOf = ({ pulse }: Stage) => `/api/teams/${pulse?.team}/pulses/${pulse?.pulse}`;

  beforeAll(async () => {
    box = apart ? await ballotsApart() : undefined;
    app = await running({ TZ: 'Europe/Berlin', ...(box && { BALLOT_URL: box.place.url, BALLOT_SECRET: box.place.secret }) });
    await box?.start(app.url, (await stage()).now);
    await openPulse();
    shell = await openShell(browser, app.url, language);
    page = shell.page;
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) calls = [];
    });
    page.on('request', (request) => {
      if (/\/(api|ballot|voice)\//.test(request.url()) && request.frame() !== page.mainFrame()) calls.push(request);
    });
  });
  afterAll(async () => {
    await shell.close();
    await app.stop();
    await box?.close();
  });

  const tab = () => shell.tab();
  /** Opens the personal tab as somebody. */
  async function open(name: string): Promise<void> {
    await shell.be(name);
    await page.locator('.rail').getByRole('button', { name: 'Mutual' }).click();
  }
  async function answerFirst(): Promise<void> {
    await tab().locator('fieldset').first().locator('label').nth(3).click();
  }
  const part = (nth: number): Locator => tab().locator('.ballot-voice textarea').nth(nth);
  const send = (): Locator => tab().locator('.foot [type=submit]');
  const counted = () => tab().getByRole('heading', { name: words.counted }).waitFor();
  const isFocused = (of: Locator) => of.evaluate((element) => element === document.activeElement);

  it('a member writes one below the statements by keyboard: digits stay text, a name is warned of, and it is sent all the same', async () => {
    await open('Mei');
    await tab().locator('fieldset input').first().focus();
    await page.keyboard.press('4');
    await page.keyboard.press('2');
    await tab().locator('.ballot-voice summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type(words.voice);
    expect(await part(0).inputValue()).toBe(words.voice);
    expect(await tab().locator('fieldset :checked').count()).toBe(2);
    expect(await tab().locator('.personal').first().innerText()).toContain(words.warning);
    expect(await axe(page)).toEqual([]);
    await look(page, `voices-${language}-ballot`);
    calls = [];
    await send().focus();
    await page.keyboard.press('Enter');
    await counted();
    await tab().getByText(words.sent).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it('what was sent went in two, the ballot first, and neither carried a name', async () => {
    const posts = calls.filter((request) => request.method() === 'POST' && !request.url().includes('/credential'));
    expect(posts.map((request) => new URL(request.url()).pathname.split('/')[1])).toEqual(['ballot', 'voice']);
    for (const request of posts) {
      const headers = await request.allHeaders();
      expect(['authorization', 'cookie', 'referer'].filter((name) => name in headers)).toEqual([]);
    }
  });

  it('a ballot is counted though its voice does not get through, the words stay, and the voice goes on when the page is opened again', async () => {
    await page.context().route('**/voice/*', (route) => route.abort());
    await open('Tomás');
    await answerFirst();
    await tab().locator('.ballot-voice summary').click();
    await part(1).fill('A day between the two.');
    await send().click();
    await counted();
    const alert = tab().getByRole('alert').getByText(words.notSent);
    await alert.waitFor();
    expect(await part(1).inputValue()).toBe('A day between the two.');
    expect(await axe(page)).toEqual([]);
    await tab().locator('form.ballot-voice [type=submit]').click();
    await alert.waitFor();
    await page.context().unroute('**/voice/*');
    await page.reload();
    await open('Tomás');
    await tab().getByText(words.sent).waitFor();
  });

  it('a member who is counted already adds one afterwards, and no second one', async () => {
    await open('Priya');
    await answerFirst();
    await send().click();
    await counted();
    await tab().locator('.after .btn-subtle').click();
    expect(await isFocused(part(0))).toBe(true);
    await page.keyboard.type('Nobody asks.');
    await tab().locator('form.ballot-voice [type=submit]').click();
    await tab().getByText(words.sent).waitFor();
    await look(page, `voices-${language}-counted`);
    expect(await tab().locator('.after .btn-subtle').count()).toBe(0);
  });

  it('the others answer, and two of them say something', async () => {
    await shell.press(words.others);
    const all = page.getByText(words.all).first();
    await all.waitFor();
    expect(await all.isVisible()).toBe(true);
  });

  it('the leader reads all of them after closing, and replies by keyboard', async () => {
    await toClosing();
    await open('Jonas');
    const own = tab().locator('.voices-thread').filter({ hasText: 'Priya' });
    await own.waitFor();
    expect(await tab().locator('.voices-thread').count()).toBe(5);
    expect(await tab().getByRole('button', { name: words.mark }).count()).toBe(0);
    await own.getByRole('button').focus();
    await page.keyboard.press('Enter');
    expect(await isFocused(own.locator('textarea'))).toBe(true);
    await page.keyboard.type('Thank you. What would help?');
    expect(await axe(page)).toEqual([]);
    await look(page, `voices-${language}-leader`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await own.locator('.voices-message').getByText('Thank you. What would help?').waitFor();
    expect(await isFocused(own.getByRole('button'))).toBe(true);
  });

  it('a reply that does not get through stays in its field', async () => {
    const other = tab().locator('.voices-thread').filter({ hasText: 'Nobody asks.' });
    await page.context().route('**/voices/*', (route) => route.abort());
    await other.getByRole('button').click();
    await other.locator('textarea').fill('I will.');
    await other.locator('[type=submit]').click();
    await other.getByRole('alert').waitFor();
    expect(await other.locator('textarea').inputValue()).toBe('I will.');
    await page.context().unroute('**/voices/*');
    await other.locator('[type=submit]').click();
    await other.locator('.voices-message').waitFor();
  });

  it('an author’s page makes the calls that every member’s makes, and shows nobody’s authorship until it is asked to', async () => {
    const made: Record<string, string[]> = {};
    for (const name of ['Lena', 'Mei']) {
      await open(name);
      await tab().getByText(words.inList).first().waitFor();
      await tab().locator('.skeleton').first().waitFor({ state: 'detached' });
      made[name] = calls.map((request) => `${request.method()} ${new URL(request.url()).pathname}`).toSorted();
      expect(await tab().getByText(words.mine, { exact: true }).count()).toBe(0);
      if (name === 'Lena') {
        await tab().getByRole('button', { name: words.mark }).click();
        await tab().getByText(words.none).waitFor();
      }
    }
    expect(made['Lena']?.length).toBeGreaterThan(5);
    expect(made['Mei']).toEqual(made['Lena']);
  });

  it('the author marks her own, answers as nobody, and is warned of a name again', async () => {
    calls = [];
    await tab().getByRole('button', { name: words.mark }).click();
    const own = tab().locator('.voices-thread').filter({ hasText: words.voice });
    await own.getByText(words.mine, { exact: true }).waitFor();
    expect(await tab().locator('.voices-thread').getByRole('button').count()).toBe(1);
    await own.getByRole('button').click();
    await page.keyboard.type('Tuesday noon. Ask Priya.');
    expect(await own.locator('.personal').innerText()).toContain('Priya');
    expect(await axe(page)).toEqual([]);
    await look(page, `voices-${language}-author`);
    await own.locator('[type=submit]').click();
    await own.locator('.voices-message').nth(1).waitFor();
    expect(calls.map((request) => new URL(request.url()).pathname.replace(/[^/]{22}/, ':pulse'))).toEqual(['/voice/:pulse/answer']);
    expect(Object.keys(await calls[0]!.allHeaders())).not.toContain('authorization');
  });

  it('the leader reads the answer; a conversation as long as it may be says so in place of the composer', async () => {
    const voices = `${pathOf(await stage())}/voices`;
    const { threads } = (await as('Jonas', 'GET', voices)) as { threads: Thread[] };
    const { id, messages } = threads.find(({ parts }) => parts.problem === words.voice)!;
    expect(messages.map(({ from }) => from)).toEqual(['leader', 'author']);
    for (let said = messages.length; said < MESSAGES_MAX; said++) await as('Jonas', 'POST', `${voices}/${id}`, { text: `And ${said}` });
    await open('Jonas');
    const full = tab().locator('.voices-thread').filter({ hasText: words.voice });
    await full.getByText(words.full).waitFor();
    expect(await full.locator('.voices-message').nth(1).innerText()).toContain('Tuesday noon.');
    expect(await full.getByRole('button').count()).toBe(0);
  });

  it('between two pulses everybody reads under “Now” that the leader has replied, though nothing is open', async () => {
    await as('Jonas', 'POST', `${pathOf(await stage())}/voices/${await threadOf('Nobody asks.')}`, { text: 'Once more: thank you.' });
    await open('Lena');
    await tab().locator('nav button').first().click();
    await tab().getByText(words.replied.slice(0, 12)).waitFor();
    expect([await tab().locator('fieldset').count(), await axe(page)]).toEqual([0, []]);
  });

  it('above the next pulse everybody reads it, too, and gets there', async () => {
    await openPulse();
    await open('Lena');
    const news = tab().getByText(words.replied.slice(0, 12));
    await news.or(tab().locator('fieldset').first()).first().waitFor();
    // Where one of its calls fails the ballot does not wait for it: whoever comes again finds it.
    if (!(await news.isVisible())) {
      await page.reload();
      await open('Lena');
    }
    await news.waitFor();
    expect(await axe(page)).toEqual([]);
    await tab().locator('.now-news button').click();
    await tab().locator('.voices-thread').first().waitFor();
  });
  const threadOf = async (problem: string) => {
    const { threads } = (await as('Jonas', 'GET', `${pathOf(await stage())}/voices`)) as { threads: Thread[] };
    return threads.find(({ parts }) => parts.problem === problem)?.id;
  };

  it('below the floor none is opened, and the page says so', async () => {
    await open('Mei');
    await answerFirst();
    await tab().locator('.ballot-voice summary').click();
    await part(0).fill('Only me.');
    await send().click();
    await tab().getByText(words.sent).waitFor();
    await toClosing();
    await open('Jonas');
    await tab().getByText(words.below).waitFor();
    expect(await tab().getByText('Only me.').count()).toBe(0);
  });

  it('no page has thrown', () => expect(shell.faults).toEqual([]));
});
