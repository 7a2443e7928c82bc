import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { OpenedPage } from './open-page.ts';

/**
 * What axe finds wrong, with the places. In the page itself (the pages have no frames) and without a list of
 * all that passed: the same findings in less than half the time.
 */
export async function findingsOf(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(' | ')}`);
}

/** Axe finds nothing, nothing runs out of the page, one h1, no complaint. */
export async function expectSound({ page, complaints }: OpenedPage): Promise<void> {
  expect(await findingsOf(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(complaints).toEqual([]);
}
