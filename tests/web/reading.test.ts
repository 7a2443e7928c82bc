import { expect, test } from 'vitest';
import { browserOfFile, plain } from './open-page.ts';

const CHANGPING = `/read/${encodeURIComponent('昌政办发〔2025〕8号')}`;

const { openPage } = browserOfFile();

test('a policy is chosen by its cover and read clause by clause', async () => {
  const { page, complaints } = await openPage('/read');
  const covers = page.getByRole('navigation', { name: '选择文件' }).getByRole('link');
  expect(await covers.count()).toBeGreaterThanOrEqual(5);
  await covers.filter({ hasText: '昌平区' }).click();
  expect(await page.getByRole('heading', { level: 2 }).textContent()).toBe('昌平区加快高新技术企业培育发展支持办法');
  const clause = page.locator('section[id="第五条"]');
  expect(plain(await clause.textContent())).toContain('给予最低5万元，最高50万元的一次性资金支持');
  expect(plain(await clause.textContent())).toContain('新认定：上年度研发费用 × 10%');
  expect(complaints).toEqual([]);
});

test('this enterprise’s answer stands beside the clause, with its reason', async () => {
  const { page } = await openPage('/?sample=xinrending');
  await page.getByRole('link', { name: '逐条阅读' }).click();
  await page.getByRole('navigation', { name: '选择文件' }).getByRole('link').filter({ hasText: '昌平区' }).click();
  const clause = page.locator('section[id="第七条"]');
  expect(plain(await clause.textContent())).toContain('30 万元');
  await clause.getByRole('button', { name: /^看理由/ }).first().click();
  expect(await clause.getByText('级别', { exact: true }).first().isVisible()).toBe(true);
  expect(page.url()).toContain('on=2026-06-30');
});

test('pointing at a line of the rule marks its words in the text', async () => {
  const { page } = await openPage(CHANGPING);
  const clause = page.locator('section[id="第五条"]');
  const line = clause.getByRole('button', { name: '新认定：上年度研发费用 × 10%' });
  await line.hover();
  expect(await clause.locator('.is-linked').allTextContents()).toEqual(expect.arrayContaining(['10%']));
  await page.getByRole('heading', { level: 1 }).hover();
  await line.focus();
  expect(await clause.locator('.is-linked').count()).toBeGreaterThan(1);
});

test('a reading is switched where the doubt stands', async () => {
  const { page } = await openPage(CHANGPING);
  await page.locator('section[id="第七条"]').getByRole('group', { name: /修订标准是否算制定/ }).getByRole('radio').nth(1).check();
  await page.waitForURL(/reading=/);
  expect(new URL(page.url()).searchParams.get('reading')).toBe('昌政办发〔2025〕8号/I-7=乙');
});

test('corrections of the printed text are marked', async () => {
  const { page } = await openPage(`/read/${encodeURIComponent('石经信局〔2023〕24号')}`);
  await page.getByText('勘误 1 处').click();
  expect(await page.getByText(/印作“政府与企业 in 规划”/).first().isVisible()).toBe(true);
  expect(await page.getByText('〔勘误〕').count()).toBe(1);
});

test('a link to a clause arrives there, and an unknown document gets a sentence', async () => {
  const { page } = await openPage(`${CHANGPING}#${encodeURIComponent('第十一条')}`);
  await page.waitForFunction(() => scrollY > 500);
  expect(await page.locator('section[id="第十一条"]').isVisible()).toBe(true);
  await page.goto(`${new URL(page.url()).origin}/read/nothing`);
  await page.getByText('没有“nothing”这份文件').waitFor();
});

test('on a phone the three panes of a clause take turns', async () => {
  const { page } = await openPage(CHANGPING, 360);
  const clause = page.locator('section[id="第五条"]');
  const text = clause.getByText('支持高新技术企业资格认定', { exact: false }).first();
  expect(await text.isVisible()).toBe(true);
  await clause.getByText('规则', { exact: true }).click();
  expect(await text.isVisible()).toBe(false);
  expect(await clause.getByText('免申即享：部门比对名单', { exact: false }).isVisible()).toBe(true);
});

test('要点 in our words are never dressed as official text', async () => {
  const { page } = await openPage(`/read/${encodeURIComponent('国科发火〔2016〕32号')}`);
  await page.getByText('原文没有收录。以下是我们整理的要点，不是官方文字').waitFor();
  expect(await page.getByText('官方原文', { exact: true }).count()).toBe(0);
  expect(await page.getByTitle('两处以上独立来源一致').count()).toBeGreaterThan(0);
});
