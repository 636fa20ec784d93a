"""What arguments of the tasks that are made from the table mean, in words; one meaning for all services."""

from __future__ import annotations

#: Arguments that many tasks have. What only one service's tasks have stands in `Service.words`.
WORDS = {
    "options": "further fields of what is sent, by the API's own names; of a request without a body they are "
    "parameters of the address.",
    "project": "project that is worked in; `None` means that of the credentials.",
    "credentials": "the key of a service account: a dict, the path of its file, or the name of a secret; Google's own "
    "search order if left out.",
    "wait": "wait for the end; `False` ends the run as soon as Google has accepted.",
    "poll_interval": "seconds between two looks.",
    "max_wait": "seconds to wait at most; `None` waits for ever.",
    "done_states": "states to wait for; `None` leaves it to the task.",
    "failed_states": "states that mean failure; `None` leaves it to the task.",
    "request_timeout": "seconds that a request may go without an answer.",
    "region": "region that it is in, such as `europe-west1`.",
    "location": "region or zone that it is in.",
    "zone": "zone that it is in, such as `europe-west1-b`.",
    "labels": "labels of what is made, a dict.",
    "description": "a text for people.",
    "request_id": "text that makes a repeated request the same one.",
    "update_mask": "which fields to change, by their paths: a list, or a text with commas.",
    "filter": "which of them, in the API's language for filters.",
    "order_by": "field to sort by, such as `create_time desc`.",
    "page_size": "how many come in one answer; all pages are fetched.",
    "limit": "how many are fetched at most; all if left out.",
    "etag": "text that stands for a version; the request is refused if there is another by now.",
    "validate_only": "only check what is sent.",
    "cancel_on_kill": "call off what was begun when the run is called off.",
    "operation_name": "full name of the operation.",
}
#: What names end in -> meaning; `{}` is what comes before.
ENDINGS = {
    "_ids": "ids of the {}s.",
    "_id": "id of the {}.",
    "_uuid": "unique id of the {}; the request is refused if another one has its name by now.",
    "_names": "names of the {}s.",
    "_name": "name of the {}.",
    "_config": "settings of the {}, a dict in the API's form.",
    "_configuration": "settings of the {}, a dict in the API's form.",
    "_type": "kind of {}, as the API names it.",
}


def meaning(argument: str) -> str:
    """
    What an argument means.

    Args:
        argument: its name.

    Returns:
        A sentence.

    Raises:
        KeyError: nobody has said so, and its name does not tell.

    Example:
        >>> meaning("cluster_name")
        'name of the cluster.'
    """
    if argument in WORDS:
        return WORDS[argument]
    for ending, text in ENDINGS.items():
        if argument.endswith(ending):
            return text.format(argument.removesuffix(ending).replace("_", " "))
    raise KeyError(f"The argument {argument!r} has no meaning in words yet; add one to the row, the service or WORDS.")
