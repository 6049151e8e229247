"""The words of the registers in English.

In: nothing.
Out: EN.
"""

from __future__ import annotations

from gazette.language.words.forms import Count
from gazette.language.words.registers import RegisterWords

EN = RegisterWords(
    overview="Registers",
    coverage=(
        "Made from the {documents} in {first} to {last}, as of {day}; "
        "what is not listed may exist all the same."
    ),
    empty="Nothing to list.",
    described="Register of this gazette's documents: {name}",
    rows=Count("{n} entry", "{n} entries"),
    days=Count("{n} day", "{n} days"),
    csv="CSV",
    json="JSON",
    pdf="PDF ({size})",
    whole="All years: ",
    titles={
        "validity": "Documents in force",
        "supervision": "Hazards under supervision",
        "appointments": "Appointments and removals",
        "names": "Appointments by name",
        "completeness": "Completeness",
        "annexes": "Annexes left out",
        "delays": "Days from signing to publication",
        "gaps": "Missing issues",
        "subjects": "Subjects",
        "kinds": "Kinds",
        "contents": "Contents of {year}",
        "year_names": "Names in {year}",
        "year_index": "Index of {year}",
        "index_section": "Index",
        "by_number": "By number",
        "by_subject": "By subject",
        "by_person": "By person",
    },
    notes={
        "validity": (
            "From the documents of this gazette alone; what was repealed or amended "
            "elsewhere is not known here."
        ),
        "supervision": (
            "A case is closed by the relation that a document declares; without one, "
            "only where exactly one open case has the same unit."
        ),
        "appointments": (
            "Listed as the documents have them; equal names may be different persons. "
            "The end of a probation is counted from the day of the document; what the office "
            "says decides."
        ),
        "names": (
            "What stands under one name may concern different persons; it is what "
            "documents say and no career."
        ),
        "annexes": "Annexes that a document lists and the issue omits.",
        "delays": (
            "The median is the middle document by days, of an even number the earlier of two."
        ),
        "gaps": "What is not held between issues, by their numbers.",
        "contents": "By section; the pages are those to cite.",
        "year_names": "The names in appointments alone; equal names may be different persons.",
    },
    columns={
        "subject": "Subject",
        "title": "Document",
        "number": "Number",
        "printed": "Printed",
        "dated": "Dated",
        "published": "Published",
        "effective": "Effective",
        "expires": "Until",
        "status": "Status",
        "by": "By",
        "person": "Name",
        "act": "Act",
        "post": "Post",
        "probation_ends": "Probation ends",
        "since": "Since",
        "remark": "Remark",
        "unit": "Unit or site",
        "hazard": "Hazard",
        "level": "Level",
        "due": "Due",
        "opened": "Opened",
        "closed": "Closed",
        "days": "Days",
        "state": "State",
        "matched": "Matched by",
        "annex": "Annex",
        "issue": "Issue",
        "documents": "Documents",
        "shortest": "Shortest",
        "middle": "Median",
        "longest": "Longest",
        "before": "Before",
        "after": "After",
        "missing": "Missing",
    },
    states={
        "open": "open (no closing seen)",
        "closed": "closed",
        "opening_unknown": "closed (no opening seen)",
    },
    matched={"relation": "relation declared", "subject": "name of the unit"},
    acts={
        "appoints": "appointed",
        "removes": "removed",
        "engages": "engaged",
        "dismisses": "dismissed",
        "seconds": "seconded",
        "concurrent": "appointed concurrently",
        "nominates": "nominated",
        "leaves": "no longer holds",
        "resigns": "resigned",
        "confirms": "confirmed",
        "acts": "acting",
        "": "not understood",
    },
    probation="probation: {span}",
    not_understood="not understood; see the text",
    others=" (and {n} not named)",
    span="{first} to {last}",
    missing_number="{first}: not printed",
    missing_numbers="{first} to {last}: not printed",
    missing_number_unknown="{first} to {last}: not held (an issue is missing)",
    missing_issues="{n} missing",
    takes_effect="Takes effect after the newest issue",
    ends="Ends after the newest issue",
    said={
        "filter": "Filter",
        "hint": "A name, a number, a phrase",
        "sort": "Sort",
        "printed_order": "as listed",
        "all": "all",
        "soon": "within 60 days",
        "shown": "{shown} / {all}",
        "none": "Nothing matches",
        "part": "(this page only)",
    },
)
