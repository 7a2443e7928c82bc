import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { CHANGE } from '../analytics/new-version.ts';
import { browserOfFile, WIDTHS } from './open-page.ts';
import { expectSound, findingsOf } from './sound-page.ts';

const { openPage } = browserOfFile();

/** Each state a page can be in that looks different; a state that holds another stands for both. */
const states: readonly (readonly [string, string, (page: Page, width: number) => Promise<void>])[] = [
  ['start', '/', async () => {}],
  ['opened match', '/?sample=xinrending', async (page) => {
    for (const item of ['标准制定', '高新技术企业认定']) await page.getByRole('button', { expanded: false }).filter({ hasText: item }).first().click();
  }],
  ['near step', '/?sample=near', async (page) => {
    await page.getByRole('button', { expanded: false }).filter({ hasText: '再增加' }).click();
  }],
  ['form, every section open', '/?sample=long-name', async (page, width) => {
    if (width < 800) await page.getByText('填档案', { exact: true }).click();
    const form = page.getByRole('region', { name: '填写企业档案' });
    for (const name of [/^年度数据/, /^资质证书/, /^租赁合同/, /^贷款/]) await form.getByRole('button', { name }).click();
    await form.getByRole('button', { name: '口径：注册地' }).click();
  }],
  ['doubts', '/?sample=xinrending', async (page) => {
    await page.getByRole('button', { name: '存疑：按默认读法' }).click();
  }],
  ['large print', '/?sample=xinrending', async (page) => {
    await page.getByRole('button', { name: '关怀版' }).click();
  }],
  ['choice of policies', '/read', async () => {}],
  ['reading with an answer', '/?sample=xinrending', async (page) => {
    await page.getByRole('link', { name: '逐条阅读' }).click();
    await page.getByRole('navigation', { name: '选择文件' }).getByRole('link').filter({ hasText: '昌平区' }).click();
    await page.locator('section[id="第五条"]').waitFor();
  }],
  ['reading of points', `/read/${encodeURIComponent('国科发火〔2016〕32号')}`, async () => {}],
  ['simulation with its result', `/simulate?on=2026-06-30&set=${encodeURIComponent(CHANGE)}&budget=${encodeURIComponent('100万元')}&sweep=${encodeURIComponent(CHANGE.replace('40万元', '30万元至60万元每10万元'))}`, async (page, width) => {
    await page.getByRole('heading', { level: 3, name: '试一段值' }).waitFor();
    if (width < 800) await page.getByRole('button', { name: '关怀版' }).click();
    await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }],
  ['a new version of a document', '/simulate/version', async (page) => {
    await page.getByText('合成数据，不对应任何真实企业').waitFor();
  }],
  ['no such page', '/anywhere', async () => {}],
];

describe.each(WIDTHS)('%i px wide', (width) => {
  test.for(states)('%s: axe finds nothing, nothing runs out of the page, one h1', async ([, path, prepare]) => {
    const { page, complaints } = await openPage(path, width);
    await prepare(page, width);
    await expectSound({ page, complaints });
  });
});

test('what is wrong on a page is found', async () => {
  const { page } = await openPage('/anywhere');
  await page.evaluate(() => {
    const pale = document.createElement('p');
    pale.textContent = '太淡的字';
    Object.assign(pale.style, { color: '#ccc', background: '#fff' });
    document.querySelector('main')?.append(pale, document.createElement('img'));
  });
  expect((await findingsOf(page)).map((finding) => finding.split(':')[0])).toEqual(['color-contrast', 'image-alt']);
});

test('the keyboard finds the skip link first, and it leads to the page', async () => {
  const { page } = await openPage('/');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});
