"""
What each trigger rule made of the states upstream, recorded from real Airflow 2.10.5 and 3.2.2 (which agree).

One letter a state: `s` success, `f` failed, `k` skipped, `u` upstream_failed. Each column is a set of upstream states;
each row holds the state of a task with that rule.
"""

from __future__ import annotations

COLUMNS = [  # fmt: skip
    "f",
    "k",
    "s",
    "u",
    "ff",
    "fk",
    "fu",
    "kk",
    "ku",
    "sf",
    "sk",
    "ss",
    "su",
    "uu",
    "fff",
    "ffk",
    "ffu",
    "fkk",
    "fku",
    "fuu",
    "kkk",
    "kku",
    "kuu",
    "sff",
    "sfk",
    "sfu",
    "skk",
    "sku",
    "ssf",
    "ssk",
    "sss",
    "ssu",
    "suu",
    "uuu",
]

ROWS = {
    "all_done": "ssssssssssssssssssssssssssssssssss",
    "all_done_min_one_success": "uksuukukkskssuukukkukkkskskksksssu",
    "all_done_setup_success": "ssssssssssssssssssssssssssssssssss",
    "all_failed": "skksskskkkkkksskskkskkkkkkkkkkkkks",
    "all_skipped": "kskkkkkskkkkkkkkkkkkskkkkkkkkkkkkk",
    "all_success": "uksuuuukkuksuuuuuuuukkkuuukkuksuuu",
    "always": "ssssssssssssssssssssssssssssssssss",
    "none_failed": "ussuuuusuussuuuuuuuusuuuuusuussuuu",
    "none_failed_min_one_success": "uksuuuukuussuuuuuuuukuuuuusuussuuu",
    "none_skipped": "skssskskksksssskskkskkkskskkskssss",
    "one_done": "skskssskkssssksssssskkkssssssssssk",
    "one_failed": "skkssssksskkssssssssksssssksskksss",
    "one_success": "uksuuuukussssuuuuuuukuussssssssssu",
}
