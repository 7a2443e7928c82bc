/** 合成城市: enterprises that do not exist, for demonstrations, tests and measurements. Pure: the seed is an argument. */
import { tablesOf, type EnterpriseRows, type Reference } from "#policy";
import { chanceOf } from "./chance.ts";
import { enterpriseMaker } from "./enterprise.ts";
import { sheetsOf } from "./sheets.ts";

/** What every file and screen that shows them says. */
export const SYNTHETIC_NOTE = "合成数据：企业、代码和数额都是随机生成的，不对应任何真实企业";

export interface Population {
  /** 0 to 2³² − 1. */
  readonly seed: number;
  /** First number, from 0. */
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/**
 * 合成企业, one after the other. An enterprise follows from the seed and its number alone: any part of a city can be made
 * by itself, in any order, and is the same part.
 * @throws Error when 词表 does not have a fact or a word that is written here.
 */
export function* enterprises(reference: Reference, { seed, from, to }: Population): Generator<EnterpriseRows> {
  const make = enterpriseMaker(reference, sheetsOf(reference, tablesOf(reference)));
  const chance = chanceOf(seed);
  for (let index = from; index < to; index++) yield make(index, chance);
}
