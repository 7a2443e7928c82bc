import { z } from "zod";

/** 样例：as the page receives it. The dossier stays unread: the pure modules read it, there and here alike. */
export const sampleSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  summary: z.string(),
  on: z.iso.date(),
  /** 资质 the story is asked about: what 自评 offers first. */
  titles: z.array(z.string()).readonly(),
  dossier: z.unknown(),
});
