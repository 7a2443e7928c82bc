import { expect, test } from 'vitest';
import { browserOfFile } from './open-page.ts';
import { samples } from './samples.ts';

const { openPage } = browserOfFile();

const file = (content: string | Buffer, name = '档案.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

test('a dossier is opened from a file, and asked on today, not on the day of the sample before it', async () => {
  const { page, complaints } = await openPage('/?sample=xinrending');
  await page.waitForURL(/on=2026-06-30/);
  await page.getByLabel('选择档案文件').setInputFiles(file(JSON.stringify(samples[1]?.dossier)));
  await page.getByRole('heading', { level: 1, name: samples[1]?.name ?? '' }).waitFor();
  expect(await page.getByText('来自文件 档案.json').isVisible()).toBe(true);
  expect(page.url()).not.toContain('on=');
  expect(complaints).toEqual([]);
});

const wrong: readonly (readonly [string, string | Buffer, RegExp])[] = [
  ['broken JSON', '{\n  "企业": {\n    "名称": "甲"\n', /不是完整的 JSON.*请检查括号/],
  ['an unknown fact', '{"企业": {"研发费": "3万元"}}', /有 1 处读不懂.*企业\.研发费/s],
  ['an unknown kind', '{"资质证": []}', /是不是想写“资质”/],
  ['a wrong type', '{"企业": {"成立日期": "去年"}}', /“成立日期”应是日期/],
  ['not an object', '[1, 2]', /档案应是一个对象/],
  ['an empty file', '', /是空的/],
  ['a million levels', `{"企业": ${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`, /超过了 64 层/],
  ['__proto__', '{"__proto__": {"名称": "甲"}}', /没有“__proto__”这一类事实/],
  ['bytes that are no text', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), /不是文字文件/],
];

test.for(wrong)('%s gets a sentence', async ([, content, sentence]) => {
  const { page, complaints } = await openPage('/');
  await page.getByLabel('选择档案文件').setInputFiles(file(content));
  const alert = page.getByRole('alert');
  await alert.waitFor();
  expect(await alert.textContent()).toMatch(sentence);
  expect(complaints).toEqual([]);
  // Nothing was opened, and the same file may be chosen again once mended.
  await page.getByRole('heading', { level: 1, name: /能享受哪些支持/ }).waitFor();
});

test('a file of 50 MB gets a sentence without being read', async () => {
  const { page } = await openPage('/');
  // Made in the page: the driver carries no file above 50 MB.
  await page.getByLabel('选择档案文件').evaluate((input: HTMLInputElement) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(50 * 1024 * 1024)], '很大.json'));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').textContent()).toContain('50.0 MB，一份企业档案不超过 5 MB');
});
