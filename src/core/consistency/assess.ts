/**
 * The engine as a pure function: the same records give the same bytes, in any order of input.
 *
 * Adapted from truth discovery (Dawid and Skene's hit rates, indexed by interest; Dong's copy discount),
 * Cooke's calibration questions, weights of evidence (Good), process tracing, and ICD 203 wording.
 */
import type { Assessments } from './assessment.ts';
import { createEngine, type Options } from './engine.ts';
import type { Project } from './interchange.ts';

export function assess(project: Project, options: Options = {}): Assessments {
  return createEngine(project, options).assessments();
}
