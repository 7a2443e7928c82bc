/** What an enterprise can obtain, ways to it, and what only says what it is: told apart by the documents. */
import { expect, test } from "vitest";
import { groupTitles, titlesOf } from "#engine";
import { library } from "../engine/asking.ts";

test("by what each 认定 leads to", () => {
  const { titles, routes, classes } = groupTitles(library);
  expect(titles.toSorted()).toEqual(["专精特新中小企业", "专精特新小巨人", "创新型中小企业", "科技型中小企业", "高新技术企业"].toSorted());
  expect(routes).toEqual(["报备即批准"]);
  expect(classes).toEqual(["大型企业", "中型企业", "小型企业", "微型企业"]);
  expect(titlesOf(library)).toEqual([...titles, ...routes, ...classes]);
});
