import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { launchBrowser } from "./browser.ts";

let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
});

afterAll(async () => {
  await browser?.close();
});

test("the page opens in a real browser, under its security policy, without a complaint", async () => {
  const response = await page.goto(inject("address"));
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  expect(response?.headers()["content-security-policy"]).toContain("script-src 'self'");
  expect(await page.title()).toContain("惠策");
  expect(complaints).toEqual([]);
});

test("an address inside the page answers with the page", async () => {
  const response = await page.goto(`${inject("address")}/anywhere/5.1`);
  expect(response?.status()).toBe(200);
  expect(response?.headers()["content-type"]).toContain("text/html");
});
