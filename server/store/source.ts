/** The register of sources: one interviewee or public document, known by a handle drawn at random. */
import type { Fault } from '#core/claim.ts';
import type { SourceId } from '#core/ids.ts';
import type { NewSource } from '#core/record.ts';
import type { Introduction } from '#core/source.ts';
import type { Work } from '../place.ts';

/** A source's type as it is drawn beside the handle. */
export interface TypeMark {
  key: string;
  letter: string;
  label: string;
  camp: string;
}

/** By handle and type: all that an analyst sees. `id` is what an assertion's `root` and `confrontedWith` hold. */
interface SourceMark {
  id: SourceId;
  code: string;
  type: TypeMark;
}

interface SourceFields extends SourceMark {
  /** As it counts: the given one, else the type's. */
  affiliation: string | null;
  /** As it was given; null: the type's, unless `unaffiliated`. */
  givenAffiliation: string | null;
  unaffiliated: boolean;
  roleBand: { key: string; label: string } | null;
  region: string | null;
  introduction: Introduction;
  /** The code of the source who introduced this one, where the viewer may see it. */
  introducedBy: string | null;
  external: boolean;
  title: string | null;
  /** Interviews with it. */
  interviews: number;
}

/** What each audience sees; a field that is not here is not read from the database for it. */
export type SourceView =
  | (SourceMark & { audience: 'analyst' })
  | (SourceFields & { audience: 'researcher' })
  | (SourceFields & {
      audience: 'lead';
      network: string | null;
      /** "Researcher 2". */
      researcher: { role: string; ordinal: number } | null;
    });

export interface SourceFilter {
  /** Type keys. */
  types?: readonly string[] | undefined;
  /** A part of the code. */
  code?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface Page<T> {
  items: T[];
  /** What to give as `cursor` for the rest, or null at the end. */
  next: string | null;
}

export type SourceResult = { ok: true; id: SourceId; code: string } | { ok: false; fault: Fault };

export function createSource(_work: Work, _fields: NewSource): Promise<SourceResult> {
  return Promise.reject(new Error('not there yet'));
}
/** By code; what the actor may see. */
export function listSources(_work: Work, _filter: SourceFilter = {}): Promise<Page<SourceView>> {
  return Promise.reject(new Error('not there yet'));
}
export function openSource(_work: Work, _code: string): Promise<SourceView | null> {
  return Promise.reject(new Error('not there yet'));
}
/** Null: no such source for this actor. Only the fields that are given change; null clears one. */
export function editSource(
  _work: Work,
  _code: string,
  _fields: { [K in keyof NewSource]?: NewSource[K] | null },
): Promise<SourceResult | null> {
  return Promise.reject(new Error('not there yet'));
}
