/** What slipped through is purged while people have it open: by a lead on the page, and from the command line. */
import { expect, type Page } from '@playwright/test';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from './demo.ts';
import { expectSaved, logInterview, openAbout, type Person, signedIn, stateOf, textOf } from './people.ts';

test.describe.configure({ mode: 'serial' });

const drawn = (): string => `Zmaray${randomBytes(4).toString('hex')}`;

let researcher: Person;
let lead: Person;
let code: string;
test.beforeAll(async ({ browser, demo }) => {
  researcher = await signedIn(browser, demo, 'researcher-b');
  lead = await signedIn(browser, demo, 'lead');
  code = await logInterview(researcher.page, { question: 'Whom did you meet?' });
});
test.afterAll(async () => {
  await researcher.context.close();
  await lead.context.close();
});

/** All that this browser keeps of our pages. */
async function keptBy({ context, page }: Person): Promise<string> {
  const session = await page.evaluate(async () => [
    JSON.stringify(sessionStorage),
    JSON.stringify(history.state),
    location.href,
    ...(await caches.keys()),
  ]);
  return JSON.stringify([await context.storageState({ indexedDB: true }), session]);
}

function filesWith(folder: string, words: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const file = join(folder, name);
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true && readFileSync(file).includes(words);
  });
}

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

test('attack 2, attack 4: a lead looks for it, reads what goes, and it is in no browser and no file; Undo restores nothing', async ({
  demo,
}) => {
  const canary = drawn();
  const { page } = researcher;
  await typeAtEnd(page, `We met ${canary} there.`);
  await expectSaved(page);

  await lead.page.goto(`/projects/demo/records/${code}`);
  await openAbout(lead.page, code);
  await lead.page.getByRole('link', { name: 'Something identifying slipped through' }).click();
  await lead.page.getByLabel('What slipped through').fill(canary.toLowerCase());
  await lead.page.getByRole('button', { name: 'Look for it' }).click();
  await expect(lead.page.getByRole('heading', { name: 'Found once, in one place' })).toBeVisible();
  await expect(lead.page.getByRole('checkbox', { name: `${code} · Field copy` })).toBeChecked();
  await expect(lead.page.locator('mark')).toHaveText(canary);
  await lead.page.getByLabel('What stands in its place').fill('[a neighbour]');
  await lead.page.getByRole('button', { name: 'Purge' }).click();
  await expect(lead.page.getByText('Tick that you have read what goes.')).toBeVisible();
  await lead.page.getByLabel('I have read what goes').check();
  await lead.page.getByRole('button', { name: 'Purge' }).click();
  // The work ends with the old words gone from the database's files, which a busy machine does not do at once.
  await expect(lead.page.getByText(`Taken out once. Made anew: ${code}.`)).toBeVisible({ timeout: 60_000 });

  await expect(textOf(page)).toContainText('We met [a neighbour] there.');
  await textOf(page).locator('p').first().click();
  await page.keyboard.press('Control+z');
  await expectSaved(page);
  await expect(textOf(page)).toContainText('We met [a neighbour] there.');
  await lead.page.goto(`/projects/demo/records/${code}`);
  await expect(textOf(lead.page)).toContainText('We met [a neighbour] there.');
  for (const person of [researcher, lead]) {
    expect(await keptBy(person)).not.toContain(canary);
    expect((await person.page.content()).includes(canary)).toBe(false);
  }
  expect(filesWith(join(demo.environment()['SANAD_DATA'] ?? '', '..'), canary)).toEqual([]);
  expect(demo.output).not.toContain(canary);
});

test('attack 3: a client that was away comes back to the new copy; what it had not sent is offered, and nothing comes back', async ({
  demo,
}) => {
  const canary = drawn();
  const { page } = researcher;
  await typeAtEnd(page, ` ${canary} was with them.`);
  await expectSaved(page);
  demo.wire.cut();
  await expect(stateOf(page)).toContainText('offline');
  await typeAtEnd(page, ' They left at dawn.');
  const file = join(demo.environment()['SANAD_DATA'] ?? '', 'phrase.txt');
  writeFileSync(file, `${canary}\n`);
  const preview = await demo.sanad('purge', code, '--project', 'demo', '--find', file);
  expect(preview.stdout).toContain(`"hit":"${canary}"`);
  const done = await demo.sanad('purge', code, '--project', 'demo', '--find', file, '--yes');
  rmSync(file);
  expect(JSON.parse(done.stdout)).toEqual({ code, places: 1, records: [code], elsewhere: [], unreached: [] });
  demo.wire.mend();

  await expect(page.getByText('This record was rebuilt while you wrote')).toBeVisible();
  const kept = page.getByRole('textbox', { name: /hold changes that were not saved/ });
  await expect(kept).toHaveValue(/They left at dawn\./);
  await expectSaved(page);
  await expect(textOf(page)).toContainText('was with them.');
  await expect(textOf(page)).not.toContainText(canary);
  await expect(textOf(page)).not.toContainText('They left at dawn.');
  await page.getByRole('button', { name: 'Put this away' }).click();
  expect(await keptBy(researcher)).not.toContain(canary);
  expect(filesWith(join(demo.environment()['SANAD_DATA'] ?? '', '..'), canary)).toEqual([]);
});
