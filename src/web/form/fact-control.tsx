import type { Kind } from "#policy";
import type { JsonObject } from "../dossier/json.ts";
import { ManyControl, RegionControl, SelectControl, SuggestControl, TruthControl } from "./choice-controls.tsx";
import type { ControlProps } from "./control.ts";
import { askedAs } from "./fact-kind.ts";
import { useFormMatters } from "./form-context.tsx";
import { MoneyControl } from "./money-control.tsx";
import { DayControl, IndustryControl, NumberControl, RatioControl, TextControl, YearControl } from "./text-controls.tsx";

/** 事实的填写框, by its type in 词表. `row` narrows choices that depend on a sister field (限于). */
export function FactControl({ kind, row, ...props }: ControlProps & { readonly kind: Kind; readonly row: JsonObject }) {
  const { reference, known } = useFormMatters();
  const asked = askedAs(props.fact, known.get(`${kind.name}.${props.fact.name}`) ?? []);
  switch (asked.as) {
    case "truth":
      return <TruthControl {...props} />;
    case "day":
      return <DayControl {...props} />;
    case "year":
      return <YearControl {...props} />;
    case "region":
      return <RegionControl {...props} regions={reference.regions} />;
    case "industry":
      return <IndustryControl {...props} industries={reference.industries} />;
    case "money":
      return <MoneyControl {...props} />;
    case "ratio":
      return <RatioControl {...props} />;
    case "number":
      return <NumberControl {...props} unit={asked.unit} whole={asked.whole} />;
    case "one":
      return asked.open ? <SuggestControl {...props} words={asked.words} /> : <SelectControl {...props} words={limited(kind, row, props.fact.name, asked.words)} />;
    case "many":
      return <ManyControl {...props} words={asked.words} open={asked.open} />;
    case "words":
      return <TextControl {...props} />;
  }
}

/** `取得方式 限于 类别 高新技术企业: …`: once 类别 is said, only its own words are offered. */
function limited(kind: Kind, row: JsonObject, field: string, words: readonly string[]): readonly string[] {
  const limit = kind.limits.find((each) => each.field === field && row[each.by] === each.when);
  return limit ? limit.words : words;
}
