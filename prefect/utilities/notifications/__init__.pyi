# Written by scripts/make_alias_stubs.py from prefect/_aliases.py.
from prefect.core.notifications import callback_factory as callback_factory
from prefect.core.notifications import gmail_notifier as gmail_notifier
from prefect.core.notifications import slack_message_formatter as slack_message_formatter
from prefect.core.notifications import slack_notifier as slack_notifier
from prefect.utilities.notifications import notifications as notifications
