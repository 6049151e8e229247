"""The words of the page on which readers verify what they have, in English.

In: nothing.
Out: EN.
"""

from gazette.language.words.verifying.table import VerifyingWords

EN = VerifyingWords(
    heading="Verify",
    described="Verify whether a PDF, a page, a text or a page’s code is as it was published",
    intro=(
        "Drop a PDF, a saved page or a text on this page, or paste a paragraph or the "
        "code of a printed page: "
        "you see which document and page it is, and whether it was published so. All of "
        "it happens on your "
        "machine; nothing is sent anywhere."
    ),
    files="Files",
    text="A paragraph, or the code in a page’s foot",
    issue="Issue",
    any_issue="Not known: look into each",
    button="Verify",
    verdict="Result",
    disk=(
        "This page was opened from a disk: drop published.log, signers, and manifest.txt "
        "and published.txt of the "
        "issue (with the .sig of each) on it too; several at a time will do."
    ),
    offline="One file by itself",
    offline_why="Save it, and it works without a network.",
    no_script=(
        "This page needs its script. Without it, verify on a command line with sha256sum and "
        "ssh-keygen, or with gazette verify and an address where the press is installed."
    ),
    limits_heading="What this cannot prove",
    limits=(
        "Whose key it is: compare its fingerprint with that in a printed issue.",
        (
            "That this is the newest: a whole site that was put back to an earlier one proves "
            "itself; a later issue or log shows it."
        ),
        (
            "That it is in force: that a text is as it was published does not say so; "
            "see the document’s page."
        ),
    ),
    said={
        "right": "Proved",
        "wrong": "Differs",
        "unproved": "Not proved",
        "and": ", ",
        "done": "Done.",
        "looking": "Looking into {issue} …",
        "chain": "The log has {count} entries, each bound to the one before.",
        "broken": "The log is broken: an entry was changed, or one is missing.",
        "no_log": "There is no log: nobody sees whether this manifest is the newest.",
        "not_logged": "The log does not have {issue}.",
        "logged": "The manifest of {issue} is the one that entry {number} of the log names.",
        "other_manifest": (
            "The manifest of {issue} is not the one that entry {number} of the log names."
        ),
        "other_keys": "The keys are not those that the log names last: they were changed.",
        "signed": "Good signature of {file} by key {key}",
        "not_signed": (
            "The signature of {file} is not good, or its key is not in the list or was "
            "not valid then. {key}"
        ),
        "unsigned": "{file} is not signed, or the signature or the keys are not at hand.",
        "unchecked": (
            "This browser cannot check the signature of {file} (key {key}); use "
            "ssh-keygen, or gazette verify where the press is installed."
        ),
        "no_crypto": (
            "This browser has no cryptography here (without https, for example). Digests "
            "are compared all the same, signatures cannot be checked; use "
            "ssh-keygen, or gazette verify where the press is installed."
        ),
        "file": "{name} is just the published",
        "begins": (
            "{name} begins with the published file; {more} bytes were added behind it "
            "(an electronic seal, for example):"
        ),
        "no_file": "{name} is none of the published files.",
        "as_published": "Published in these words:",
        "differs": (
            "Not as it was published. Struck through is what was published, marked what "
            "is there now:"
        ),
        "page": "Printed on this page:",
        "page_name": "{issue}, page {page}",
        "nowhere": "No document and no page was published with this text.",
        "too_short": "This is too short to know where it comes from.",
        "code": "This code is that of this page, which said:",
        "former_code": (
            "This is the code of this page as it was published before: the issue was published "
            "again later, or words of it were withdrawn."
        ),
        "no_code": "No page bears this code.",
        "no_notice": "This is not the page of a document, and has no text to verify.",
        "nothing_here": "The manifests cannot be fetched.",
        "drop_proofs": (
            "There is nothing to compare with yet: drop manifest.txt and published.txt "
            "of the issue first."
        ),
        "withdrawn": "Words of this issue were lawfully withdrawn ({target}): {reason}",
        "other_text": (
            "The published text of {issue} is not the one that its manifest binds: of the lines "
            "in the manifest {lost} are missing or changed, and {strange} of the text are "
            "not in it."
        ),
        "taken": "Taken: {files}",
    },
)
