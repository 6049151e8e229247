"""The table of words: all that readers see and no editor wrote.

In: nothing.
Out: Words, of which each language has one; a name in {braces} is filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gazette.language.words.phrasing import Phrasing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazette.language.words.asking import Asking
    from gazette.language.words.citing import CitingWords
    from gazette.language.words.consolidating import ConsolidatingWords
    from gazette.language.words.correcting import CorrectingWords
    from gazette.language.words.drafting import DraftingWords
    from gazette.language.words.epub import EpubWords
    from gazette.language.words.forms import Count
    from gazette.language.words.open_data import OpenDataWords
    from gazette.language.words.publication import PublicationWords
    from gazette.language.words.record import RecordWords
    from gazette.language.words.reference import ReferenceWords
    from gazette.language.words.registers import RegisterWords
    from gazette.language.words.reuse import ReuseWords
    from gazette.language.words.verifying import VerifyingWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Words(Phrasing):
    """The words of one language."""

    # What stands in a document and its editor did not write.
    addressees: str
    annex: str
    annexes: str
    annex_number: str
    omitted: str
    annex_figure: str
    annex_figure_n: str
    copies: str

    # What is known of a document.
    labels: Mapping[str, str]
    record: RecordWords

    # Every page of the site.
    skip: str
    draft: str
    site_navigation: str
    home: str
    all_years: str
    sections: str
    issuers: str
    numbers: str
    search_label: str
    search_hint: str
    search_button: str
    large: str
    where: str
    sponsor: str
    site_code: str
    feed: str
    open_data_link: str
    site_map: str
    pages_of_list: str
    years_label: str
    reuse: ReuseWords
    open_data: OpenDataWords
    verifying: VerifyingWords

    # What search engines are told.
    electronic: str
    keyword: str
    column_policy: str
    column_overview: str
    described_home: str
    described_issue: str
    described_listed: str
    described_index: str
    described_years: str
    described_year: str
    of_year: str
    named_year: str

    # An issue.
    contents: str
    in_index: str
    in_section: str
    earlier_issues: str
    none_yet: str
    cover_of: str
    cover_of_reset: str
    day_published: str
    documents_held: str
    printed_edition: str
    reset: str
    reset_pages: Count
    download: str
    download_reset: str
    reset_aside: str
    published_on: str
    unpublished: str
    next_issues: str
    previous_issue: str
    next_issue: str
    in_contents: str
    pdf_page: str
    reset_pdf_page: str

    # A document.
    not_held: str
    printed_pages: str
    printed_on: str
    printed_on_open: str
    first_printed_on: str
    first_printed_on_open: str
    reset_page_list: str
    reset_on: str
    pdf_view: str
    pdf_view_reset: str
    pdf_own: str
    pdf_own_reset: str
    plain_text: str
    table: str
    annexes_to_fetch: str
    citing: CitingWords
    consolidating: ConsolidatingWords
    correcting: CorrectingWords
    drafting: DraftingWords
    registers: RegisterWords
    related: str
    cite: str
    cite_aside: str
    reference: ReferenceWords
    epub: EpubWords
    publication: PublicationWords
    next_documents: str
    previous_document: str
    next_document: str
    of_issue: str

    # A printed page.
    page_whole: str
    page_begins: str
    page_goes_on: str
    page_continues: str
    page_ends: str
    page_begins_here: str
    page_in_pdf: str
    page_in_reset_pdf: str
    picture_of_page: str
    next_pages: str
    previous_page: str
    next_page: str

    # The page that is not there; the search.
    missing: str
    missing_help: str
    full_text: str
    query: str
    any_value: str
    asking: Asking
    search_help: str
    search_no_script: str
    search_else: str
    search_more: str
    search_said: Mapping[str, str]

    # The printed issue.
    print_reset: str
    and_more: str
    print_continued: str
    print_title_reset: str
    cover: str
    cover_picture: str
    contents_heading: str
    contents_continued: str
    contents_page: str
    contents_was: str
    contents_reset_help: str
    frequency: str
    web_address: str
    code_of_issue: str
    code_of_document: str
    code_of_annex: str
    on_web: str
