import type { Kind } from "#policy";
import type { Json, JsonObject } from "../dossier/json.ts";
import { ManyControl, RegionControl, SelectControl, SuggestControl, TruthControl } from "./choice-controls.tsx";
import type { ControlProps } from "./control.ts";
import { askedAs } from "./fact-kind.ts";
import { useFormMatters } from "./form-context.tsx";
import { MoneyControl } from "./money-control.tsx";
import { DayControl, IndustryControl, NumberControl, RatioControl, TextControl, YearControl } from "./text-controls.tsx";

export interface FactControlProps extends ControlProps {
  readonly kind: Kind;
  /** What the sister field says that narrows this one's words (限于). */
  readonly narrowedBy: Json | undefined;
}

/** 事实的填写框, by its type in 词表. */
export function FactControl({ kind, narrowedBy, ...props }: FactControlProps) {
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
      return asked.open ? <SuggestControl {...props} words={asked.words} /> : <SelectControl {...props} words={limited(kind, props.fact.name, narrowedBy, asked.words)} />;
    case "many":
      return <ManyControl {...props} words={asked.words} open={asked.open} />;
    case "words":
      return <TextControl {...props} />;
  }
}

/** `取得方式 限于 类别 高新技术企业: …`: once 类别 is said, only its own words are offered. */
function limited(kind: Kind, field: string, narrowedBy: Json | undefined, words: readonly string[]): readonly string[] {
  const limit = kind.limits.find((each) => each.field === field && each.when === narrowedBy);
  return limit ? limit.words : words;
}

/** What narrows a field of this record: the value of the field its limits name. */
export function narrowing(kind: Kind, field: string, row: JsonObject | undefined): Json | undefined {
  const by = kind.limits.find((each) => each.field === field)?.by;
  return by === undefined ? undefined : row?.[by];
}
