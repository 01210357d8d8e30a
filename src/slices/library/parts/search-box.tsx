import type { VNode } from 'preact';
import { LONGEST_QUERY } from '../model/search.ts';

/** Asks the whole library. */
export function SearchBox({ query = '' }: { readonly query?: string | undefined }): VNode {
  return (
    <search class="kith-search kith-no-print">
      <form method="get" action="/library/search">
        <label class="kith-search__label" for="q">
          Search policies, guidance, numbers and law
        </label>
        <div class="kith-search__row">
          <input
            class="govuk-input"
            id="q"
            name="q"
            type="search"
            value={query}
            maxLength={LONGEST_QUERY}
            autocomplete="off"
            spellcheck={false}
          />
          <button class="govuk-button" type="submit">
            Search
          </button>
        </div>
      </form>
    </search>
  );
}
