"""What the tasks of Twitter share: they ask page by page, and wait without a thread where Twitter sets limits."""

from __future__ import annotations

import time
from typing import Any

from prefect.core.waiting import Wait, WaitingTask
from prefect.tasks.twitter.client import Account, exceptions, tweepy, twitter_account
from prefect.tasks.twitter.errors import refused, unanswered

#: Seconds to wait after the moment at which the limit is lifted: clocks differ.
MARGIN = 1.0
#: Seconds to wait where Twitter does not say when the limit is lifted.
PAUSE = 60.0


class _TwitterTask(WaitingTask):
    """
    A task that asks Twitter something, in one or more steps.

    What it has learned so far is in the handle, so that nothing is asked twice: not after a limit, and not after a
    crash of the run.
    """

    api_url: str | None = None

    def check(self, wait: Wait) -> float | None:
        """Ask until all is there, or until Twitter wants a pause."""
        account = twitter_account(wait["credentials"], secret=wait["credentials_secret"], api_url=self.api_url)
        try:
            while self.ask(account, wait):
                continue
        except tweepy.errors.TooManyRequests as err:
            delay = _until_lifted(err)
            if delay is None:
                raise refused(err) from err
            self.logger.info("Twitter's limit is reached; it is lifted in %.0f seconds.", delay)
            return delay
        except tweepy.errors.HTTPException as err:
            raise refused(err) from err
        except exceptions.RequestException as err:
            raise unanswered(err) from err
        return None

    def ask(self, account: Account, wait: Wait) -> bool:
        """Send one request, keep what came, and say whether there is more to ask."""
        raise NotImplementedError


def _until_lifted(err: Any) -> float | None:
    """Seconds until one may ask again; `None` if waiting does not help: the plan of the account is used up."""
    try:
        told = err.response.json()
    except ValueError:
        told = {}
    if isinstance(told, dict) and "usage-cap" in str(told.get("type")):
        return None
    if err.reset_time is None:
        return PAUSE
    return max(float(err.reset_time) - time.time(), 0.0) + MARGIN
