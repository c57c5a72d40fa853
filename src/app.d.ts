import type { AccessObject, Actor, InstanceAction, ProjectAction, Verdict } from '#core/access.ts';
import type { App as Application } from '#server/app.ts';
import type { Identity } from '#server/auth/identity.ts';
import type { Place } from '#server/place.ts';
import type { MonthsAsked } from '#lib/claims/months-asked.ts';

declare global {
  namespace App {
    interface Error {
      /** What happened and what to do, in plain words. */
      message: string;
      /** A part of the page itself did not come; what was typed in what was there. */
      unloaded?: { typed: string };
    }
    interface Locals {
      app: Application;
      /** Who asks, or null. */
      identity: Identity | null;
      /** The same, for `can` about what belongs to no project. */
      actor: Actor;
      /**
       * The project by slug as the caller stands in it, once `can` has allowed the action there. Nobody is sent to
       * sign in; unknown and hidden are one 404; refused is 403. On `/api/` the same as 401, 404, 403.
       */
      enter(slug: string, action: ProjectAction, object?: AccessObject): Promise<Place>;
      /** The caller, once `can` has allowed what belongs to no project. */
      admit(action: InstanceAction): Identity;
      /** Goes on at 'allow', and answers for everything else. */
      demand(verdict: Verdict): void;
    }
    interface PageState {
      /** A sheet is open over the page: going back closes it. */
      sheet?: true;
      /** What was typed to find a claim: of this entry of the history, and in no address. */
      words?: string;
      /** The months at which a claim is looked at, as they stand in the address of this entry of the history. */
      months?: MonthsAsked;
    }
    interface PageData {
      /** A page that takes the whole width: the rail folds away. */
      bare?: boolean;
    }
  }
}

export {};
