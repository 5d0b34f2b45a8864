// Templates looked at before anything is begun with them.
import { compileEpisodeTemplate, compileTemplate } from '../plan/template.ts';
import type { Options } from '../settings/options.ts';

/** Failure E-USAGE names what is wrong with a template. */
export function checkTemplates(templates: Partial<Pick<Options, 'template' | 'filmTemplate'>>): void {
  if (templates.template) compileEpisodeTemplate(templates.template);
  if (templates.filmTemplate) compileTemplate(templates.filmTemplate);
}
