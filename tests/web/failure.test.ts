import type { Route } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { browserOfFile } from './open-page.ts';

const { openPage, newPage } = browserOfFile();

const failures: readonly (readonly [string, (route: Route) => Promise<void>, RegExp])[] = [
  ['no connection', (route) => route.abort(), /连不上服务.*您填的内容都还在/],
  ['a refusal', (route) => route.fulfill({ status: 500, json: {} }), /没有给出规则库（500）/],
  ['half an answer', (route) => route.fulfill({ body: '{"reference":' }), /没有读全/],
];

test.for(failures)('%s gets a sentence, not a blank page', async ([, fail, sentence]) => {
  const page = await newPage();
  await page.route('**/api/library', fail);
  await page.goto(inject('address'));
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toMatch(sentence);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('没有连上规则库');
});

test('a page of the same visit begins at its top, on its heading', async () => {
  const { page } = await openPage('/?sample=xinrending');
  await page.evaluate(() => scrollTo(0, 1200));
  await page.getByRole('link', { name: '逐条阅读' }).click();
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1' && scrollY === 0);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('逐条阅读');
});

test('what an earlier vocabulary kept in this browser is refused gently', async () => {
  const { page } = await openPage('/');
  await page.evaluate(() => localStorage.setItem('huice.desk.1', JSON.stringify({ open: 'own', sample: null, own: { source: { kind: 'blank' }, changed: true, dossier: { 企业: { 老名字: 1 } } } })));
  // Leaving writes the desk of this page; a new one reads what was put there.
  const again = await page.context().newPage();
  await again.goto(inject('address'));
  await again.getByRole('alert').waitFor();
  expect(await again.getByRole('alert').textContent()).toContain('没有“老名字”这个事实');
});
