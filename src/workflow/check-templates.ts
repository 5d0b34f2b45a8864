// Templates looked at before anything is begun with them.
import { compileTemplate } from '../plan/template.ts';
import type { Options } from '../settings/options.ts';

/** Failure E-USAGE names what is wrong with a template. */
export function checkTemplates(templates: Partial<Pick<Options, 'template' | 'filmTemplate'>>): void {
  for (const template of [templates.template, templates.filmTemplate]) if (template) compileTemplate(template);
}
