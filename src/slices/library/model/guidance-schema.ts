/** The library's own guidance by its types; its shape stands in the engine, beside the shape of packs. */
export type {
  GuidanceCall,
  GuidanceItem,
  GuidanceVoice,
  HarmPage,
  LawPage,
  SynonymGroup,
  ToolPage,
} from '#engine/guidance-schema.ts';
export { FOUR_CS } from '#engine/guidance-schema.ts';
