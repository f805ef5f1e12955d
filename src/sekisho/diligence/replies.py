"""The form for replies: one line a finding, to be filled in and put into the application folder."""

import json

from sekisho.core.finding import Disposition
from sekisho.diligence.check import evidence_digest
from sekisho.diligence.result import CheckResult

REPLIES_NAME = "dispositions-template.jsonl"


def write_reply_form(result: CheckResult) -> bytes:
    """Return a line for each finding that awaits a reply, in the form of `dispositions.jsonl`.

    A person fills in `disposition`, `reason`, `by` and `on`; a line left as it is means that no
    reply has come.
    """
    lines = [
        {
            "finding_id": finding.finding_id,
            "disposition": Disposition.PENDING.value,
            "reason": "",
            "by": "",
            "on": "",
            "evidence_digest": evidence_digest(finding),
        }
        for finding in result.findings
        if finding.disposition is Disposition.PENDING
    ]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
