"""The main job: application + reference set + packs → dossier."""

from sekisho.diligence.check import Against, Packs, check, evidence_digest
from sekisho.diligence.dossier import build_dossier, list_headlines, list_listings
from sekisho.diligence.replies import REPLIES_NAME, write_reply_form
from sekisho.diligence.result import CheckResult, Run, result_payload
from sekisho.diligence.service import Checked, Replayed, replay, run_check

__all__ = [
    "REPLIES_NAME",
    "Against",
    "CheckResult",
    "Checked",
    "Packs",
    "Replayed",
    "Run",
    "build_dossier",
    "check",
    "evidence_digest",
    "list_headlines",
    "list_listings",
    "replay",
    "result_payload",
    "run_check",
    "write_reply_form",
]
