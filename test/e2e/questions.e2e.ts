/** Questions from a lead's bank to a researcher's talk and back; what the researcher's page must not hold. */
import { expect, type Page } from '@playwright/test';
import { test } from './demo.ts';
import { expectSaved, signedIn, textOf, toFirstWords } from './people.ts';

const P = '/projects/demo';

const questionIn = (address: string): string => /[0-9a-f-]{36}/.exec(address)?.[0] ?? '';

/** The claim of a control question of the demo: its answer is known, and it has a lineage. */
async function controlOf(page: Page): Promise<{ question: string; claim: string; proposition: string }> {
  await page.goto(`${P}/questions`);
  await page.getByRole('link', { name: 'What happened to the Salafi schools of the east' }).first().click();
  await expect(page.getByText('Known: true')).toBeVisible();
  const about = page.locator('main a[href*="/claims/"]');
  return {
    question: questionIn(page.url()),
    claim: /[0-9a-f-]{36}/.exec((await about.getAttribute('href')) ?? '')?.[0] ?? '',
    proposition: (await about.textContent()) ?? '',
  };
}

test('a gap becomes a question in neutral words, a researcher takes it into a talk, and the lead reads the answer', async ({
  browser,
  demo,
}) => {
  const lead = await signedIn(browser, demo, 'lead');
  const { claim } = await controlOf(lead.page);
  await lead.page.goto(`${P}/questions/new?claim=${claim}&type=elder`);
  await expect(lead.page.getByLabel('Wording')).toHaveValue(
    /^Is it so, partly so, or not so, and how do you know it: [^?]*\?$/,
  );
  // By keyboard: no field that gets the focus lies under the foot of the page.
  await lead.page.getByLabel('Wording').focus();
  const foot = (await lead.page.locator('footer').boundingBox())?.y ?? 0;
  const isLast = () => lead.page.evaluate(() => document.activeElement?.textContent === 'Keep the question');
  do {
    await lead.page.keyboard.press('Tab');
    const box = await lead.page.locator(':focus').boundingBox();
    expect(Math.round((box?.y ?? 0) + (box?.height ?? 0))).toBeLessThanOrEqual(foot);
  } while (!(await isLast()));
  await lead.page.getByLabel('Wording').fill('S-7KQ2F says that a well was dug. Which?');
  await lead.page.getByLabel('Researcher').selectOption({ label: 'Researcher 1' });
  await lead.page.getByRole('button', { name: 'Keep the question' }).click();
  await expect(lead.page.getByText('names a source or a record by its handle')).toBeVisible();
  await lead.page.getByLabel('Wording').fill('Which wells were dug in the dry year?');
  await lead.page.getByRole('button', { name: 'Keep the question' }).click();
  await expect(lead.page.getByText('It is handed out.')).toBeVisible();
  const address = lead.page.url();

  const a = await signedIn(browser, demo, 'researcher-a');
  await a.page.goto(`${P}/questions`);
  await expect(a.page.getByText('Which wells were dug in the dry year?')).toBeVisible();
  await toFirstWords(a.page);
  await a.page.getByLabel('Which wells were dug in the dry year?').check();
  await a.page.getByRole('button', { name: 'Open the record' }).click();
  await expect(textOf(a.page)).toContainText('Which wells were dug in the dry year?');
  await textOf(a.page).locator('p.answer').first().click();
  await a.page.keyboard.type('Two of them, by the mill.');
  await expectSaved(a.page);
  await a.page.goto(`${P}/questions`);
  await expect(a.page.getByRole('heading', { name: 'Asked' })).toBeVisible();

  await lead.page.goto(address);
  await expect(lead.page.getByText('Two of them, by the mill.')).toBeVisible();
  for (const person of [lead, a]) await person.context.close();
});

test('control-questions: no byte of a researcher’s page holds purpose, claim, answer, lineage or a colleague', async ({
  browser,
  demo,
}) => {
  const lead = await signedIn(browser, demo, 'lead');
  const { question, claim, proposition } = await controlOf(lead.page);
  const hidden = [question, claim, proposition, 'opened or closed where you live', 'RUSI', 'Researcher 2'];
  const b = await signedIn(browser, demo, 'researcher-b');
  const theirs = await (await b.page.request.get(`${P}/questions/__data.json`)).text();
  const ofB = theirs.match(/S-[0-9A-Z]{5}/g) ?? [];
  expect(ofB.length).toBeGreaterThan(0);
  const a = await signedIn(browser, demo, 'researcher-a');
  const data = await (await a.page.request.get(`${P}/questions/__data.json`)).text();
  const html = await (await a.page.request.get(`${P}/questions`)).text();
  expect(data).toContain('What happened to the Salafi schools');
  for (const text of [...hidden, ...ofB]) {
    expect(data, text).not.toContain(text);
    expect(html, text).not.toContain(text);
  }
  for (const word of ['control', 'confront', 'purpose', 'lineage', 'version', 'createdAt', 'withdrawn'])
    expect(data.toLowerCase(), word).not.toContain(word);
  for (const address of [
    `${P}/questions/${question}`,
    `${P}/questions/00000000-0000-4000-8000-000000000000`,
    `${P}/questions/new`,
    `${P}/sources/scorecards`,
  ])
    expect((await a.page.request.get(address)).status(), address).toBe(403);
  for (const person of [lead, a, b]) await person.context.close();
});

test('control-questions: an answer is set, the question is handed out, and who asks it learns no more than its words', async ({
  browser,
  demo,
}) => {
  const lead = await signedIn(browser, demo, 'lead');
  const { page } = lead;
  const asked = 'In which year did the mill by the river open?';
  const open = 'The mill by the river opened in the year of the flood';
  await page.goto(`${P}/claims/new`);
  await page.getByLabel('The claim, in one sentence').fill(open);
  await page.getByRole('radio', { name: /^True or false/ }).check();
  await page.getByRole('button', { name: 'Write it down' }).click();
  await expect(page.getByRole('heading', { level: 1, name: open })).toBeVisible();

  await page.goto(`${P}/questions/new`);
  await page.getByLabel('Wording').fill('Were relatives of the fighters spared?');
  await page.getByRole('radio', { name: 'Control' }).check();
  await page.getByLabel('About which claim?').selectOption({
    label: 'In raids on city cells the Taliban killed relatives of IS-K members on purpose',
  });
  await page.getByRole('button', { name: 'Keep the question' }).click();
  await expect(page.getByText('in the study already.')).toBeVisible(); // no answer without what it changes
  await expect(page.getByRole('button', { name: 'Set the known answer' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Set it, and see first what it changes' }).click();
  await expect(page.getByText('It was known before anybody was asked:')).toBeVisible();
  await expect(page.getByLabel('The month in which it became known')).toHaveCount(0);

  await page.goto(`${P}/questions/new`);
  await page.getByLabel('Wording').fill(asked);
  await page.getByRole('radio', { name: 'Control' }).check();
  await page.getByLabel('About which claim?').selectOption({ label: open });
  await page.getByRole('button', { name: 'Keep the question' }).click();
  await expect(page.getByRole('heading', { level: 1, name: asked })).toBeVisible();

  await page.getByLabel('Researcher').selectOption({ label: 'Researcher 1' });
  await page.getByRole('button', { name: 'Hand it out' }).click();
  await expect(page.getByText('Its answer is not known yet')).toBeVisible();

  await page.getByRole('button', { name: 'Set the known answer' }).click();
  await expect(page.getByText('Known: ')).toHaveCount(0);
  await page.getByRole('radio', { name: 'true', exact: true }).check();
  await page.getByLabel('From where is it known?').fill('The registry of mills, page 12');
  await page.getByRole('radio', { name: 'No', exact: true }).check();
  await page.getByRole('button', { name: 'Set the known answer' }).click();
  await expect(page.getByText('Known: true')).toBeVisible();
  await page.getByLabel('Researcher').selectOption({ label: 'Researcher 1' });
  await page.getByRole('button', { name: 'Hand it out' }).click();
  await expect(page.getByText('It is handed out.')).toBeVisible();
  const address = page.url();

  const a = await signedIn(browser, demo, 'researcher-a');
  await toFirstWords(a.page);
  await a.page.getByLabel(asked).check();
  await a.page.getByRole('button', { name: 'Open the record' }).click();
  await expect(textOf(a.page)).toContainText(asked);
  await textOf(a.page).locator('p.answer').first().click();
  await a.page.keyboard.type('In the year of the flood.');
  await expectSaved(a.page);
  const record = new URL(a.page.url()).pathname;
  for (const where of [record, `${record}/__data.json`, `${P}/questions`, `${P}/questions/__data.json`]) {
    // The only word of the page that holds it names the part that a button opens.
    const bytes = (await (await a.page.request.get(where)).text()).replaceAll('aria-controls', '');
    for (const text of [open, 'registry of mills', 'control', questionIn(address)])
      expect(bytes.toLowerCase(), `${text} in ${where}`).not.toContain(text.toLowerCase());
  }

  await page.goto(address);
  await expect(page.getByText('In the year of the flood.')).toBeVisible();
  for (const person of [lead, a]) await person.context.close();
});

test('a lead reads the hit rates of a source with their priors, an analyst what was right', async ({
  browser,
  demo,
}) => {
  const lead = await signedIn(browser, demo, 'lead');
  await lead.page.goto(`${P}/sources/scorecards`);
  await expect(lead.page.getByRole('row', { name: /Taliban official/ })).toContainText(' of ');
  await controlOf(lead.page);
  const handle = (await lead.page.locator('main .whom .code').first().textContent()) ?? '';
  await lead.page.goto(`${P}/sources/${handle}`);
  await expect(lead.page.getByRole('columnheader', { name: 'Hit rate h' })).toBeVisible();
  await expect(lead.page.getByText('min(0.25, 4 / asked of them)')).toBeVisible();
  const analyst = await signedIn(browser, demo, 'analyst');
  await analyst.page.goto(`${P}/sources/${handle}`);
  await expect(analyst.page.getByRole('columnheader', { name: 'Right of asked' })).toBeVisible();
  await expect(analyst.page.getByText('Hit rate h')).toHaveCount(0);
  const data = await (await analyst.page.request.get(`${P}/sources/${handle}/__data.json`)).text();
  for (const secret of ['prior', 'beta', 'leans']) expect(data).not.toContain(secret);
  for (const person of [lead, analyst]) await person.context.close();
});
