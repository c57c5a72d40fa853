/** Somebody with an authenticator app at the page that follows the password. */
import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;

/** The app's code now, or so many steps later. */
const codeOf = (secret: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * PERIOD_MS });

export class Authenticator {
  readonly #secret: string;
  readonly codes: string[];

  private constructor(secret: string, codes: string[]) {
    this.#secret = secret;
    this.codes = codes;
  }

  /** At the page that asks to set one up: enters the code of the secret that it shows. */
  static async prove(page: Page): Promise<string> {
    await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible();
    const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
    await page.getByLabel('Code', { exact: true }).fill(codeOf(secret, 0));
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    return secret;
  }

  /** At the page that asks to set one up: sets it up, and takes the recovery codes that are shown. */
  static async setUp(page: Page): Promise<Authenticator> {
    const secret = await Authenticator.prove(page);
    const make = page.getByRole('button', { name: 'Make recovery codes' });
    await expect(make).toBeVisible();
    // It is set up: nothing more is to be scanned.
    await expect(page.getByRole('img', { name: 'The secret as a picture' })).toHaveCount(0);
    await make.click();
    const shown = page.getByRole('status').getByRole('listitem');
    await expect(shown).toHaveCount(10);
    const codes = await shown.allInnerTexts();
    await page.getByRole('link', { name: 'I have them. Continue' }).click();
    return new Authenticator(secret, codes);
  }

  /** The next code: a step ahead of the clock, as a fast one would have it. It is good once. */
  next(): string {
    return codeOf(this.#secret, 1);
  }

  /** Goes on by a recovery code. */
  async recover(page: Page): Promise<void> {
    await this.enter(page, this.codes.shift() ?? 'none left');
  }

  async enter(page: Page, code: string): Promise<void> {
    await page.getByLabel('Code', { exact: true }).fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
}
