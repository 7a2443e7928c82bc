import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { launchBrowser } from './browser.ts';
import { samples } from './samples.ts';

/** 360 is the narrowest phone, 1280 a common desk. */
export const WIDTHS = [1280, 360] as const;

/** A page of its own, with the samples of these tests, and everything it complained of. */
export type OpenedPage = { readonly page: Page; readonly complaints: readonly string[] };

/** One browser for all tests of a file; what a test opened is closed after it. */
export function browserOfFile(): { readonly openPage: (path: string, width?: number) => Promise<OpenedPage>; readonly newPage: () => Promise<Page> } {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => {
    await browser?.close();
  });
  const launched = (): Browser => {
    if (!browser) throw new Error('浏览器还没有起来');
    return browser;
  };
  return { openPage: (path, width) => openPage(launched(), path, width), newPage: () => launched().newPage() };
}

async function openPage(browser: Browser, path: string, width: number = WIDTHS[0]): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, reducedMotion: 'reduce', acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**/api/samples', (route) => route.fulfill({ json: samples }));
  await page.goto(inject('address') + path);
  // Until the library is there the page stands as a skeleton, which has a heading too.
  await page.locator('[aria-busy]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return { page, complaints };
}

/** Text of the element with every kind of space as one. */
export const plain = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, ' ').trim();
