import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { CHANGE, newSource, newText } from '../analytics/new-version.ts';
import { browserOfFile, plain, type OpenedPage } from './open-page.ts';

const { openPage } = browserOfFile();

interface Cost {
  readonly low: string;
  readonly sure: number;
}
interface Told {
  readonly reform: { readonly simulation: { readonly before: Cost; readonly after: Cost; readonly losers: { readonly enterprises: number } } };
  readonly sweep: { readonly points: readonly { readonly value: string; readonly cost: Cost }[] };
}
/** The same question on the command line, asked once. */
const told = new Map<string, Told>();
function onCommandLine(...words: readonly string[]): Told {
  const key = words.join(' ');
  const known = told.get(key) ?? askedThere(words);
  told.set(key, known);
  return known;
}
function askedThere(words: readonly string[]): Told {
  const huice = path.join(import.meta.dirname, '..', '..', 'bin', 'huice.cjs');
  return JSON.parse(execFileSync(process.execPath, [huice, 'simulate', '--snapshot', inject('city'), '--on', '2026-06-30', '--json', ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as Told;
}

const SWEEP = CHANGE.replace('40万元', '30万元至60万元每10万元');
const openSimulate = (search = ''): Promise<OpenedPage> => openPage(`/simulate?on=2026-06-30${search}`);

async function choose(page: Page): Promise<void> {
  const maker = page.getByRole('region', { name: '改什么' });
  await maker.getByLabel('文件').selectOption({ label: '昌平区加快高新技术企业培育发展支持办法（昌平区）' });
  await maker.getByLabel('条款').selectOption('昌政办发〔2025〕8号#5');
  await maker.getByLabel('改哪一处').selectOption({ label: '每项最高：50万元（新认定）' });
}
/** Amounts of a row of a table, in 分. */
const amountsIn = (page: Page, table: string, row: string): Promise<string[]> =>
  page.getByRole('table', { name: table }).getByRole('row', { name: row }).locator('data').evaluateAll((all) => all.map((each) => each.getAttribute('value') ?? ''));

test('a figure is changed and swept: the totals are those of the command line; back brings what was before', async () => {
  const { page, complaints } = await openSimulate();
  const { reform, sweep } = onCommandLine('--set', CHANGE, '--sweep', SWEEP);
  const { before, after, losers } = reform.simulation;
  await page.getByText('合成数据，不对应任何真实企业。').waitFor();
  expect(await page.getByRole('button', { name: '仿真' }).isDisabled()).toBe(true);
  await choose(page);
  const quote = page.getByRole('region', { name: '改什么' }).getByRole('figure');
  expect(plain(await quote.textContent())).toContain('最低5万元，最高50万元的一次性资金支持');
  expect(await quote.locator('mark').first().textContent()).toContain('对新认定的高新技术企业');
  // The unit is that of the figure.
  await page.getByLabel('由 50万元 改为').fill('40');
  await page.getByText('改为 40万元').waitFor();
  await page.getByRole('button', { name: '加入改动' }).click();
  await page.getByRole('button', { name: '仿真' }).click();
  await page.getByRole('heading', { level: 3, name: '谁多得，谁少得' }).waitFor();
  expect(await amountsIn(page, '花费和惠及', '已经可以确定')).toEqual([before.low, after.low, String(BigInt(after.low) - BigInt(before.low))]);
  expect((await amountsIn(page, '按地区分，已经可以确定的金额', '昌平区')).slice(0, 2)).toEqual([before.low, after.low]);
  expect(plain(await page.getByRole('region', { name: '仿真结果' }).textContent())).toContain(`0 家多，${losers.enterprises} 家少`);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('仿真结果');
  await page.getByText('资质', { exact: true }).click();
  await page.getByRole('table', { name: '按资质分，已经可以确定的金额' }).getByRole('rowheader', { name: '高新技术企业', exact: true }).waitFor();
  await page.locator('figure svg').nth(1).waitFor();

  const first = page.url();
  await page.getByText('试一段值（扫描）').click();
  for (const [label, value] of [['从', '30'], ['到', '60'], ['每隔', '10']] as const) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByText('4 个值：30万元、40万元、50万元、60万元').waitFor();
  await page.getByRole('button', { name: '加入扫描' }).click();
  await page.getByLabel('预算（可不写）').fill('1元');
  await page.getByRole('button', { name: '仿真' }).click();
  await page.getByRole('heading', { level: 3, name: '试一段值' }).waitFor();
  for (const { value, cost } of sweep.points) expect((await amountsIn(page, '每个值下已经可以确定的支出和得失', value))[0]).toBe(cost.low);
  expect(plain(await page.getByRole('region', { name: '花多少，惠及多少家' }).textContent())).toContain('改后已经可以确定的超出');

  await page.goBack();
  await page.getByRole('heading', { level: 3, name: '试一段值' }).waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 3, name: '谁多得，谁少得' }).waitFor();
  expect(page.url()).toBe(first);
  expect(await amountsIn(page, '花费和惠及', '已经可以确定')).toContain(after.low);
  expect(complaints).toEqual([]);
});

test('a link asks the same again; a reading is changed as well', async () => {
  const { page } = await openSimulate(`&alt=${encodeURIComponent('I-02=乙')}`);
  const { after } = onCommandLine('--reform-reading', 'I-02=乙').reform.simulation;
  await page.getByRole('heading', { level: 3, name: '谁多得，谁少得' }).waitFor();
  expect((await amountsIn(page, '花费和惠及', '已经可以确定'))[1]).toBe(after.low);
  expect(plain(await page.getByRole('region', { name: '这次仿真' }).textContent())).toContain('新认定是否含有效期内整体迁入 按乙：不含');
});

describe('what cannot be', () => {
  test('is said as it is typed', async () => {
    const { page } = await openSimulate();
    await choose(page);
    const value = page.getByLabel('由 50万元 改为');
    for (const [typed, said] of [['五十', '不是一个带单位的数'], ['20%', '单位不同'], ['50', '和现在一样'], ['-1', '不能小于零'], ['0.001元', '最小到分']] as const) {
      await value.fill(typed);
      await page.getByText(said).waitFor();
      expect(await page.getByRole('button', { name: '加入改动' }).isDisabled()).toBe(true);
    }
    await page.getByLabel('预算（可不写）').fill('很多');
    await page.getByText('写一个金额，如 500万元、1.2亿元。').waitFor();
    await page.getByText('试一段值（扫描）').click();
    await page.getByLabel('每隔', { exact: true }).fill('1元');
    await page.getByText('超过 25 个').waitFor();
  });

  test('in the address gets a sentence', async () => {
    const { page } = await openSimulate(`&set=${encodeURIComponent(CHANGE.replace('50万元', '51万元'))}`);
    const alert = page.getByRole('region', { name: '仿真结果' }).getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toContain('里面的数：50万元、5万元');
  });
});

test('a new version: refused with its lines while its official text is not there, then compared, and the rows are taken along', async () => {
  const { page, complaints } = await openPage('/simulate/version?on=2026-06-30');
  await page.getByLabel('现行的一版').selectOption('昌政办发〔2025〕8号');
  await page.getByLabel('改过的一版').setInputFiles({ name: '新.md', mimeType: 'text/markdown', buffer: Buffer.from(newText) });
  await page.getByRole('button', { name: '比较' }).click();
  await page.getByText('“新.md”有 1 处问题').waitFor();
  expect(plain(await page.getByRole('region', { name: '差异报告' }).getByRole('listitem').first().textContent())).toMatch(/^第 \d+ 行\s?引文不符/);
  await page.getByLabel('改过的官方文本（原文也改了才要）').setInputFiles({ name: newSource.name, mimeType: 'text/plain', buffer: Buffer.from(newSource.text) });
  await page.getByRole('button', { name: '比较' }).click();
  const clauses = page.getByRole('region', { name: '改了哪些条款' });
  await clauses.waitFor();
  expect(plain(await clauses.textContent())).toMatch(/修改第五条 高新技术企业认定.*50万元.*→.*40万元/);
  const { before, after, losers } = onCommandLine('--set', CHANGE, '--sweep', SWEEP).reform.simulation;
  expect((await amountsIn(page, '花费和惠及', '已经可以确定')).slice(0, 2)).toEqual([before.low, after.low]);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载全部（CSV）' }).click()]);
  expect(download.suggestedFilename()).toBe('逐家差异（合成数据）2026-06-30.csv');
  const rows = (await readFile(await download.path(), 'utf8')).split('\r\n').slice(0, -1);
  expect(rows[0]).toBe('\uFEFF序号,名称,地区,现行（元）,改后（元）,差（元）');
  expect(rows).toHaveLength(losers.enterprises + 1);
  expect(complaints).toEqual([]);
});

test('while the city is made the screen says how far it is, and one may choose meanwhile', async () => {
  const { page } = await openPage('/');
  let state: unknown = { state: 'making', done: 35_000, of: 100_000 };
  await page.route('**/api/city', (route) => route.fulfill({ json: state }));
  await page.getByRole('link', { name: '政策仿真' }).click();
  await page.getByText('正在合成一座 100,000 家企业的城市').waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toBe('35');
  await choose(page);
  state = { state: 'refused', message: '磁盘已满，没有写完。' };
  await page.getByRole('alert').filter({ hasText: '磁盘已满' }).waitFor();
});
