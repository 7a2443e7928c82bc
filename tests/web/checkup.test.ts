import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { browserOfFile, plain, type OpenedPage } from './open-page.ts';

const { openPage } = browserOfFile();

const openSample = (width?: number): Promise<OpenedPage> => openPage('/?sample=xinrending', width);
const CHANGPING = '昌平区加快高新技术企业培育发展支持办法';
/** The closed line of a clause in the answer. */
const line = (page: Page, clause: string) => page.getByRole('button', { expanded: false }).filter({ hasText: `${CHANGPING} ${clause}` }).first();

test('a sample is chosen from the start page, labelled as fiction, and asked on its own day', async () => {
  const { page, complaints } = await openPage('/');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('能享受哪些支持');
  await page.getByRole('button', { name: /北京昌芯微光科技有限公司/ }).click();
  await page.getByRole('heading', { level: 1, name: '北京昌芯微光科技有限公司' }).waitFor();
  expect(await page.getByText('虚构样例').isVisible()).toBe(true);
  expect(await page.getByLabel('问日').inputValue()).toBe('2026-06-30');
  expect(new URL(page.url()).searchParams.get('on')).toBe('2026-06-30');
  expect(complaints).toEqual([]);
});

test('the answer comes first: the sum, the sentence, the groups by status', async () => {
  const { page } = await openSample();
  // 标准 30 万元 is certain; 新认定 is 5 to 50 until last year's 研发费用 is known.
  expect(plain(await page.getByRole('region', { name: '可以确定的支持' }).textContent())).toContain('35万元');
  expect(plain(await line(page, '第七条').textContent())).toContain('30 万元');
  expect(plain(await line(page, '第五条').textContent())).toContain('5–50 万元');
  expect(await page.getByRole('heading', { name: /^可享/ }).isVisible()).toBe(true);
});

test('typing a fact changes the answer at once, in the form', async () => {
  const { page } = await openSample();
  await page.getByRole('region', { name: '填写企业档案' }).getByRole('button', { name: /^年度数据/ }).click();
  await page.getByRole('button', { name: '再加一年' }).click();
  const row = page.getByRole('group', { name: /2024 年/ });
  await row.getByLabel('研发费用', { exact: true }).pressSequentially('300');
  await page.getByRole('region', { name: '可以确定的支持' }).getByText('60', { exact: true }).waitFor();
  expect(plain(await line(page, '第五条').textContent())).toContain('30 万元');
  await row.getByLabel('研发费用', { exact: true }).fill('');
  await page.getByRole('region', { name: '可以确定的支持' }).getByText('35', { exact: true }).waitFor();
});

test('a missing fact can be answered where it is asked', async () => {
  const { page } = await openSample();
  await page.getByRole('button', { name: /^还有 \d+ 问$/ }).click();
  await page.getByLabel(/向税务机关申报加计扣除的研发费用/).pressSequentially('900');
  // 900 万 × 10 % is cut to 50 万: 30 + 50.
  await page.getByRole('region', { name: '可以确定的支持' }).getByText('80', { exact: true }).waitFor();
});

test('a match opens with the keyboard to its reason, the sentence in its clause, and who is responsible', async () => {
  const { page } = await openSample();
  const match = line(page, '第七条');
  await match.focus();
  await page.keyboard.press('Enter');
  const opened = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: '原文' }) }).last();
  expect(await opened.getByText('级别').isVisible()).toBe(true);
  expect(await opened.locator('mark').first().textContent()).toContain('对标准公布后起草单位中排名前');
  expect(plain(await opened.textContent())).toContain('主责部门区科委');
  expect(plain(await opened.textContent())).toContain('300,000元');
  await page.keyboard.press('Enter');
  await opened.waitFor({ state: 'detached' });
});

test('“去填” leads from what is missing to its field', async () => {
  const { page } = await openSample();
  await line(page, '第五条').click();
  await page.getByRole('button', { name: '去填2024年研发费用' }).click();
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement);
  await page.keyboard.type('20');
  // 20 万 × 10 % is lifted to 5 万.
  await page.getByText(/^5\s万元$/).first().waitFor();
});

test('a small step is named, tried with a slider, and can be written into the dossier and taken back', async () => {
  const { page } = await openPage('/?sample=near');
  await page.getByRole('heading', { level: 3, name: /^差一步/ }).waitFor();
  await page.getByRole('button', { expanded: false }).filter({ hasText: '研发投入增长' }).filter({ hasText: '再增加' }).click();
  const slider = page.getByLabel(/试一试/);
  await slider.fill(String(await slider.getAttribute('max')));
  await page.getByRole('status').filter({ hasText: '需评审' }).last().waitFor();
  await page.getByRole('button', { name: '写进档案，看全部变化' }).click();
  await page.getByRole('button', { name: '撤销刚才的改动' }).click();
  await page.getByRole('heading', { level: 3, name: /^差一步/ }).waitFor();
});

test('the day and the readings stand in the address and change the answer', async () => {
  const { page } = await openSample();
  await page.getByLabel('问日').fill('2025-06-30');
  await page.waitForURL(/on=2025-06-30/);
  await page.getByLabel('问日').fill('2026.6.30');
  await page.waitForURL(/on=2026-06-30/);
  await page.getByRole('button', { name: '存疑：按默认读法' }).click();
  const doubt = page.getByRole('group', { name: /未写在昌平纳税、统计/ });
  await doubt.getByRole('radio').nth(1).check();
  await page.waitForURL(/reading=I-29/);
  await page.getByRole('button', { name: '存疑：改了 1 处' }).waitFor();
});

test('what is typed stays in this browser and can be taken out as a file', async () => {
  const { page } = await openPage('/');
  await page.getByRole('button', { name: '从空白填起' }).click();
  await page.getByLabel('名称', { exact: true }).fill('测试企业');
  await page.getByLabel('注册地', { exact: true }).selectOption('昌平区');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '导出档案' }).click()]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toEqual({ 企业: { 名称: '测试企业', 注册地: '昌平区' } });
  await page.waitForTimeout(500);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '测试企业' }).waitFor();
  // A sample beside it costs nothing of it.
  await page.getByRole('button', { name: '换一家' }).click();
  await page.getByRole('button', { name: /北京昌芯微光科技有限公司/ }).click();
  await page.getByRole('button', { name: '换一家' }).click();
  await page.getByRole('button', { name: /继续填“测试企业”/ }).click();
  await page.getByRole('heading', { level: 1, name: '测试企业' }).waitFor();
});

test('unknown, none and some are three different answers for a list', async () => {
  const { page } = await openPage('/');
  await page.getByRole('button', { name: '从空白填起' }).click();
  const form = page.getByRole('region', { name: '填写企业档案' });
  await form.getByRole('button', { name: /^贷款/ }).click();
  const choice = page.getByRole('radiogroup', { name: '有没有贷款？' });
  expect(await choice.getByLabel('未知').isChecked()).toBe(true);
  await choice.getByLabel('没有').check();
  await form.getByRole('button', { name: /^贷款 ?没有/ }).waitFor();
  await choice.getByLabel('有', { exact: true }).check();
  await page.getByRole('button', { name: '再加一条' }).click();
  await form.getByRole('button', { name: /^贷款 ?2 条/ }).waitFor();
  await page.getByRole('button', { name: '删去第 2 条' }).click();
  await form.getByRole('button', { name: /^贷款 ?1 条/ }).waitFor();
  await page.getByRole('button', { name: '撤销刚才的改动' }).click();
  await form.getByRole('button', { name: /^贷款 ?2 条/ }).waitFor();
});

test('a value that cannot be one is said beside its field, and the last good answer stays', async () => {
  const { page } = await openSample();
  const year = page.getByRole('region', { name: '填写企业档案' }).getByRole('button', { name: /^年度数据/ });
  await year.click();
  await page.getByLabel('年度', { exact: true }).fill('20');
  await page.getByRole('alert').filter({ hasText: '还读不懂' }).waitFor();
  expect(await page.getByRole('alert').filter({ hasText: '这一行没有写年度' }).count()).toBeGreaterThan(0);
  expect(plain(await page.getByRole('region', { name: '可以确定的支持' }).textContent())).toContain('35万元');
});

test('a code of an industry says what it stands for; one that is none gets the nearest', async () => {
  const { page } = await openSample();
  const code = page.getByLabel('国民经济行业', { exact: true });
  await code.fill('i6513');
  await page.getByText('6513 应用软件开发，属于信息传输、软件和信息技术服务业').waitFor();
  await code.fill('6518');
  await page.getByText(/是不是 6519 其他软件开发/).first().waitFor();
});
