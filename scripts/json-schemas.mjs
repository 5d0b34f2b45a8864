// The JSON Schemas that ship with the program, made from the definitions that the code itself checks by.
import * as z from 'zod';
import { entrySchema, lineSchema } from '../src/apply/record-schema.ts';
import { eventSchema } from '../src/cli/event-schema.ts';
import { planSchema } from '../src/plan/plan-schema.ts';

const titled = (title, schema) => ({ ...z.toJSONSchema(schema, { io: 'input' }), title });

/** By name: a line of `--json`, a saved plan, a line of a journal. */
export const jsonSchemas = () => ({
  event: titled('One line of anivault --json', eventSchema),
  plan: titled('A plan saved by anivault organize --plan', planSchema),
  journal: titled('One line of runs/<run id>.jsonl', z.intersection(lineSchema, entrySchema)),
});
