import { describe, expect, test } from 'vitest';
import { browserOfFile, plain, WIDTHS, type OpenedPage } from './open-page.ts';
import { expectSound, findingsOf } from './sound-page.ts';
import { samples } from './samples.ts';

const { openPage } = browserOfFile();

const TITLE = '高新技术企业';
/** A sample on its own day, then 自评 of one title. */
async function openTitle(title = TITLE, width?: number, sample = 'xinrending'): Promise<OpenedPage> {
  const opened = await openPage(`/?sample=${sample}`, width);
  await opened.page.getByRole('link', { name: '自评', exact: true }).click();
  await opened.page.getByRole('navigation', { name: '选择资质' }).getByRole('link', { name: title }).click();
  await opened.page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  return opened;
}

describe.each(WIDTHS)('%i px wide', (width) => {
  test('axe finds nothing, nothing runs out of the page, one h1', async () => {
    const { page, complaints } = await openTitle(TITLE, width);
    for (const open of ['知识产权', '研发占比', '创新能力', '当年未被取消']) await page.getByRole('button', { name: new RegExp(`看理由.*：${open}$`) }).click();
    await page.getByText(/^两个合计都按/).waitFor();
    await expectSound({ page, complaints });
  });

  test('without an enterprise the page says what would be here, and opens a sample in place', async () => {
    const { page } = await openPage('/assess', width);
    expect(await findingsOf(page)).toEqual([]);
    await page.getByRole('button', { name: /北京昌芯微光科技有限公司/ }).click();
    await page.getByRole('heading', { name: '现在站在哪一级' }).waitFor();
    expect(new URL(page.url()).searchParams.get('on')).toBe('2026-06-30');
  });
});

test('each title shows where one stands, sizes apart, and the ladder says until when it is held', async () => {
  const { page } = await openTitle();
  const titles = page.getByRole('navigation', { name: '选择资质' });
  expect(plain(await titles.getByRole('link', { name: TITLE }).textContent())).toContain('待补充');
  expect(await titles.getByRole('list', { name: '划型' }).getByRole('link').count()).toBe(4);
  const ladder = page.getByRole('region', { name: '现在站在哪一级' });
  expect(await ladder.getByRole('listitem').count()).toBe(4);
  expect(plain(await ladder.textContent())).toContain('持有有效期至 2028年10月29日');
});

test('a fact typed here changes the condition and the standing at once', async () => {
  const { page } = await openTitle();
  const condition = page.getByRole('region', { name: /^条件/ }).getByRole('listitem').filter({ has: page.getByRole('heading', { name: '科技人员占比', exact: true }) });
  expect(plain(await condition.textContent())).toContain('待补充');
  await page.getByRole('button', { name: /^还有 \d+ 问$/ }).click();
  await page.getByLabel(/科技人员.*2025年度/).fill('8');
  await page.getByLabel(/职工.*2025年度/).fill('100');
  await condition.getByText('不符合').waitFor();
  await page.getByRole('region', { name: '差在哪里，怎样补上' }).getByText('科技人员占比').waitFor();
  await page.getByLabel(/科技人员.*2025年度/).fill('12');
  await condition.getByText('符合', { exact: true }).waitFor();
});

test('the score is a range: computed, by experts, not yet said, and the line', async () => {
  const { page } = await openTitle();
  const sheet = page.getByRole('region', { name: '评分' });
  expect(plain(await sheet.textContent())).toMatch(/已可得 \d+ 分，专家项 0–\d+ 分，还没填的 0–\d+ 分，需超过 70 分/);
});

test('what obtaining a title opens is said with its amounts, for the day one picks', async () => {
  const { page } = await openTitle('专精特新中小企业', undefined, 'near');
  const suppose = page.getByRole('region', { name: '如果取得专精特新中小企业' });
  expect(await suppose.getByLabel('取得日期').inputValue()).toBe('2027-06-30');
  await suppose.getByText(/^多出或增加 \d+ 项支持/).waitFor();
  await suppose.getByLabel('取得日期').fill('2026-09-01');
  await suppose.getByText(/两个合计都按 2026年9月1日/).waitFor();
});

test('another day takes another generation of the same title', async () => {
  const { page } = await openTitle('专精特新中小企业');
  const used = page.getByRole('listitem').filter({ has: page.getByText('按这一版') });
  expect(plain(await used.textContent())).toContain('2026年4月1日起');
  await page.getByLabel('问日').fill('2026-03-31');
  await used.getByText(/到 2026年3月31日 为止/).waitFor();
});

test('facts that do not go together are clues with both values, never refusals', async () => {
  const { page } = await openTitle();
  const clues = page.getByRole('region', { name: /^比对线索/ });
  expect(plain(await clues.textContent())).toContain('不会因此拒绝');
  expect(plain(await clues.textContent())).toContain('没有发现对不上的事实');
  await page.getByRole('button', { name: /^还有 \d+ 问$/ }).click();
  await page.getByLabel(/科技人员.*2025年度/).fill('120');
  await page.getByLabel(/职工.*2025年度/).fill('100');
  const clue = clues.getByRole('listitem').first();
  await clue.waitFor();
  expect(plain(await clue.textContent())).toMatch(/120.*来自.*100.*来自/);
});

test('“有，去填” leads to that list in 体检, opened and in focus', async () => {
  const { page } = await openTitle();
  await page.getByRole('button', { name: /^还有 \d+ 问$/ }).click();
  const card = page.getByRole('listitem').filter({ hasText: '知识产权' }).filter({ has: page.getByRole('button', { name: '有，去填' }) });
  await card.getByRole('button', { name: '有，去填' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const section = page.getByRole('region', { name: /^知识产权/ });
  await expect.poll(() => section.getByRole('button', { name: /^知识产权/ }).getAttribute('aria-expanded')).toBe('true');
  await expect.poll(() => section.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  expect(await page.evaluate(() => (history.state as { usr?: unknown }).usr ?? null)).toBeNull();
});

test('a handful of samples, those 自评 is told of first, and the others on demand', async () => {
  const { page } = await openPage('/assess');
  const [told, ...others] = [samples[2], samples[0]];
  const many = [...Array.from({ length: 9 }, (_unused, index) => ({ ...others[0], id: `other-${index}`, name: `第${index + 1}家（虚构）` })), told];
  await page.route('**/api/samples', (route) => route.fulfill({ json: many }));
  await page.reload();
  await page.getByText('更多样例（4 家）').waitFor();
  const main = page.getByRole('main');
  const names = async (): Promise<string[]> => (await main.getByRole('button', { name: /虚构|差一步/ }).allTextContents()).map(plain);
  expect((await names()).map((name) => name.slice(0, 5))).toEqual(['北京差一步', '第1家（虚', '第2家（虚', '第3家（虚', '第4家（虚', '第5家（虚']);
  await page.getByRole('button', { name: '更多样例（4 家）' }).click();
  expect(await names()).toHaveLength(10);
  await page.getByRole('button', { name: '第9家（虚构）' }).click();
  await page.getByRole('heading', { name: '现在站在哪一级' }).waitFor();
});

test('a way to a title and the sizes stand by themselves', async () => {
  const { page } = await openTitle();
  const nav = page.getByRole('navigation', { name: '选择资质' });
  expect(await nav.getByRole('list', { name: '认定通道' }).getByRole('link').allTextContents()).toEqual([expect.stringContaining('报备即批准')]);
  expect(await page.getByRole('region', { name: '到期复核' }).count()).toBe(0);
});

test('a title that is held is asked its 复核 too: what it asks otherwise, and what it does not look at', async () => {
  const { page } = await openPage('/assess');
  const giant = { ...samples[0], dossier: { 企业: { 名称: '巨人（虚构）', 注册地: '昌平区' }, 资质: [{ 类别: '专精特新小巨人', 取得方式: '首次认定', 认定日期: '2024-07-01', 有效期至: '2027-07-01' }], 年度数据: [{ 年度: 2025, 发展评价得分: '60分' }] } };
  await page.route('**/api/samples', (route) => route.fulfill({ json: [giant] }));
  await page.reload();
  await page.getByRole('button', { name: /北京昌芯微光/ }).click();
  await page.getByRole('navigation', { name: '选择资质' }).getByRole('link', { name: '专精特新小巨人' }).click();
  const review = page.getByRole('region', { name: '到期复核' });
  await review.waitFor();
  expect(plain(await review.textContent())).toContain('不考查营业收入增长');
  expect(await review.getByRole('heading', { level: 4 }).allTextContents()).toEqual(['发展评价']);
  expect(await findingsOf(page)).toEqual([]);
  await page.getByLabel('问日').fill('2027-07-02');
  await review.waitFor({ state: 'detached' });
});
