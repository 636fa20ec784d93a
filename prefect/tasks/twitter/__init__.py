"""Tasks for Twitter (X): `pip install "prefect[twitter]"`."""

from prefect.tasks.twitter.lookup import LookupTweets, LookupTwitterUsers
from prefect.tasks.twitter.posting import DeleteTweet, PostTweet
from prefect.tasks.twitter.search import SearchTweets
from prefect.tasks.twitter.timeline import LoadUserTimeline
from prefect.tasks.twitter.twitter import LoadTweetReplies

__all__ = [
    "DeleteTweet",
    "LoadTweetReplies",
    "LoadUserTimeline",
    "LookupTweets",
    "LookupTwitterUsers",
    "PostTweet",
    "SearchTweets",
]
