import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { browserOfFile, plain, WIDTHS, type OpenedPage } from './open-page.ts';
import { expectSound, findingsOf } from './sound-page.ts';
import { samples } from './samples.ts';

const { openPage } = browserOfFile();

async function openCalendar(width?: number): Promise<OpenedPage> {
  const opened = await openPage('/?sample=xinrending', width);
  await opened.page.getByRole('link', { name: '日程', exact: true }).click();
  await opened.page.getByRole('heading', { level: 1, name: '日程' }).waitFor();
  return opened;
}

describe.each(WIDTHS)('%i px wide', (width) => {
  test('axe finds nothing, nothing runs out of the page', async () => {
    const { page, complaints } = await openCalendar(width);
    await expectSound({ page, complaints });
  });
});

test('dates stand by year and month, with the reminder, what follows and the text', async () => {
  const { page } = await openCalendar();
  const expiry = page.getByRole('region', { name: '2028 年' }).getByRole('listitem').filter({ hasText: '高新技术企业资格期满' });
  const said = plain(await expiry.textContent());
  expect(said).toContain('高新技术企业 2025-10-29');
  expect(said).toContain('提前提醒：');
  expect(said).toContain('期满未重新认定的，资格失效');
  expect(said).toContain('国科发火〔2016〕32号');
});

test('another day of asking leaves out what has passed', async () => {
  const { page } = await openCalendar();
  await page.getByRole('region', { name: '2027 年' }).waitFor();
  await page.getByLabel('问日').fill('2028-06-15');
  await page.getByRole('region', { name: '2027 年' }).waitFor({ state: 'detached' });
  await page.getByText('个已到提醒的时候').waitFor();
});

test('the dates can be taken along as iCalendar', async () => {
  const { page } = await openCalendar();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /^下载到日历/ }).click()]);
  expect(download.suggestedFilename()).toBe('北京昌芯微光科技有限公司日程.ics');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text).toContain('BEGIN:VEVENT');
});

test('without an enterprise it says what would be here', async () => {
  const { page } = await openPage('/calendar');
  expect(await findingsOf(page)).toEqual([]);
  await page.getByText(/要记住的日子/).waitFor();
});

test('a date nobody has checked against the text is marked 待核, the others are not', async () => {
  const { page } = await openPage('/calendar');
  const small = { ...samples[0], dossier: { 企业: { 名称: '待核（虚构）', 注册地: '昌平区' }, 资质: ['科技型中小企业', '高新技术企业'].map((类别) => ({ 类别, 取得方式: '首次认定', 认定日期: '2026-06-10', 有效期至: '2027-12-31' })) } };
  await page.route('**/api/samples', (route) => route.fulfill({ json: [small] }));
  await page.reload();
  await page.getByRole('button', { name: /北京昌芯微光/ }).click();
  const of = (name: string) => page.getByRole('region', { name: '2027 年' }).getByRole('listitem').filter({ has: page.getByRole('heading', { level: 4, name }) });
  expect(plain(await of('科技型中小企业信息更新').textContent())).toContain('待核');
  expect(plain(await of('高新技术企业发展情况报表').textContent())).not.toContain('待核');
});
