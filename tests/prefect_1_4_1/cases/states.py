"""States: classes, questions, messages, results, equality, JSON."""

from __future__ import annotations

import datetime

import pendulum

from prefect.engine import state as module
from prefect.engine.result import Result
from prefect.engine.results import ConstantResult, PrefectResult
from prefect.engine.state import (
    Cached,
    Cancelled,
    ClientFailed,
    Failed,
    Finished,
    Looped,
    Mapped,
    Paused,
    Pending,
    Queued,
    Resume,
    Retrying,
    Running,
    Scheduled,
    Skipped,
    State,
    Submitted,
    Success,
    TimedOut,
    TriggerFailed,
)  # fmt: skip

NAMES = [
    "Pending", "Scheduled", "Resume", "Retrying", "Queued", "Submitted", "ClientFailed", "Paused", "Running",
    "Cancelling", "Finished", "Success", "Cached", "Looped", "Mapped", "Skipped", "Failed", "TriggerFailed", "TimedOut",
    "ValidationFailed", "Cancelled",
]  # fmt: skip
QUESTIONS = [
    "is_pending", "is_running", "is_finished", "is_successful", "is_failed", "is_skipped", "is_scheduled", "is_cached",
    "is_mapped", "is_looped", "is_retrying", "is_submitted", "is_queued", "is_meta_state",
]  # fmt: skip
DAY = pendulum.datetime(2020, 1, 1)


def defaults_of_each(show):
    for name in NAMES:
        made = getattr(module, name)()
        show(name, repr(made), made.message, made.result, made.context, made.cached_inputs, made.color)


def questions_to_each(show):
    for name in NAMES:
        made = getattr(module, name)()
        show(name, [question for question in QUESTIONS if getattr(made, question)()])


def bases_of_each(show):
    for name in NAMES:
        kind = getattr(module, name)
        show(name, [base.__name__ for base in kind.__mro__ if issubclass(base, State)])


def children_and_parents(show):
    def known(kinds):
        return sorted(kind.__name__ for kind in kinds if kind.__name__ in NAMES)

    for name in ("Pending", "Scheduled", "Success", "Failed", "Finished"):
        kind = getattr(module, name)
        show(name, known(kind.children()), known(kind.parents()))
    show(known(State.children()) == sorted(NAMES), "Skipped" in Success.children(names_only=True))


def attributes_of_each(show):
    show(Looped(loop_count=3).loop_count, Looped().loop_count, Retrying(run_count=2).run_count, Retrying().run_count)
    show(Mapped(n_map_states=3).n_map_states, Mapped(map_states=[Success()]).n_map_states, Mapped().map_states)
    show(Scheduled(start_time=DAY).start_time, Retrying(start_time=DAY).start_time, Paused(start_time=DAY).start_time)
    show(Cached(hashed_inputs={"a": "b"}).hashed_inputs, Cached(cached_parameters={"p": 1}).cached_parameters)
    show(Cached(cached_result_expiration=DAY).cached_result_expiration)


def scheduled_starts_now(show):
    gap = abs((pendulum.now("utc") - Scheduled().start_time).total_seconds())
    show(gap < 5, Scheduled().start_time.timezone_name, Paused().start_time)


def dates_become_utc(show):
    zone = datetime.timezone(datetime.timedelta(hours=2))
    show(Scheduled(start_time=datetime.datetime(2020, 1, 1, 2, tzinfo=zone)).start_time)
    show(Scheduled(start_time=pendulum.datetime(2020, 1, 1, tz="Europe/Paris")).start_time)


def result_and_message(show):
    state = Success("m", result=5)
    show(state.message, state.result, type(state._result).__name__, state._result.value)
    state.result = 6
    show(state.result, state._result.value)


def result_that_is_a_result(show):
    made = ConstantResult(value=4)
    show(Success(result=made)._result is made, Success(result=made).result, Success(result=Result(3)).result)


def result_of_an_error(show):
    state = Failed("m", result=ValueError("y"))
    show(state.result, Failed(result=ValueError("y")).message, str(state))


def text_of_a_state(show):
    show(str(Success("m")), repr(Success()), str(Failed('with "quotes"')), [Success("m")])


def unknown_argument(show):
    show.error(Success, foo=1)


def context_of_a_state(show):
    show(Success(context={"a": 1}).context, Success().context, Failed(cached_inputs={"x": Result(1)}).cached_inputs)


def equality(show):
    show(Success() == Success(), Success(result=1) == Success(result=2), Success("a") == Success("b"))
    show(Success() == Failed(), Success(result=1) == Success(result=1), Success() == 3)
    show(Scheduled(start_time=DAY) == Scheduled(start_time=DAY), Scheduled(start_time=DAY) == Scheduled())


def equality_of_what_states_carry(show):
    later = DAY.add(days=1)
    for kind, one, other in (
        (Retrying, {"start_time": DAY}, {"start_time": later}), (Paused, {"start_time": DAY}, {}),
        (Queued, {"start_time": DAY, "state": Success()}, {"start_time": DAY, "state": Failed()}),
        (Submitted, {"state": Pending()}, {"state": Failed()}), (Looped, {"loop_count": 1}, {"loop_count": 2}),
        (Mapped, {"n_map_states": 1}, {"n_map_states": 2}), (Success, {"context": {"a": 1}}, {}),
        (Mapped, {"map_states": [Success()]}, {"map_states": [Failed()]}), (Success, {"result": 1}, {}),
        (Success, {"cached_inputs": {"x": Result(1)}}, {"cached_inputs": {"x": Result(2)}}),
        (Cached, {"cached_parameters": {"a": 1}}, {"cached_parameters": {"a": 2}}),
        (Cached, {"cached_result_expiration": DAY}, {"cached_result_expiration": later}),
        (Success, {"result": Result(1, location="a")}, {"result": Result(1, location="b")}),
    ):  # fmt: skip
        show(kind.__name__, sorted(one), kind(**one) == kind(**other))


def hash_is_identity(show):
    pair = Success(), Success()
    show(len(set(pair)), hash(pair[0]) == hash(pair[1]))


def state_in_a_state(show):
    for kind in (Queued, Submitted, ClientFailed):
        outer = kind(state=Pending("inner"))
        show(outer, outer.state, outer.is_pending(), kind().state)


def queued_has_a_start(show):
    show(Queued(start_time=DAY).start_time, Queued(start_time=DAY, state=Scheduled(start_time=DAY)).state.start_time)


def map_states_of_a_mapped_state(show):
    state = Mapped("m", map_states=[Success(result=1), Failed("x"), None])
    show(state.map_states, state.n_map_states, state.result, state.is_successful())


def _without_versions(data):
    if isinstance(data, dict):
        return {key: _without_versions(data[key]) for key in sorted(data) if key != "__version__"}
    return data


def data_of_each(show):
    for state in (
        Success("m", result=1), Failed("x"), Retrying(run_count=2, start_time=DAY), Scheduled(start_time=DAY),
        Cached(cached_result_expiration=DAY, hashed_inputs={"a": "b"}), Looped(loop_count=3), Mapped(n_map_states=3),
        Queued(state=Pending(), start_time=DAY), Submitted(state=Pending("p")), ClientFailed(state=Success()),
        Paused(start_time=DAY), Cancelled("c"), Skipped(), TimedOut("t"), TriggerFailed("t"), Running("r"),
        Resume(start_time=DAY), Finished(),
    ):  # fmt: skip
        show(_without_versions(state.serialize()))


def back_from_data(show):
    for state in (
        Success("m"), Failed("x"), Retrying(run_count=2, start_time=DAY), Cached(hashed_inputs={"a": "b"}),
        Looped(loop_count=3), Mapped(n_map_states=3), Queued(state=Pending("p")), Paused(start_time=DAY), Skipped("s"),
    ):  # fmt: skip
        loaded = State.deserialize(state.serialize())
        show(type(loaded).__name__, loaded, loaded == state)
    show(State.deserialize(Mapped(n_map_states=3).serialize()).n_map_states)


def results_in_data(show):
    stored = PrefectResult(value=3, location="3")
    show(State.deserialize(Success(result=stored).serialize()).result)
    show(State.deserialize(Success(result=7).serialize()).result)


def loading_a_result(show):
    class Reading(Result):
        def read(self, location):
            return Result(f"read {location}", location=location)

    state = Success(result=Result(location="elsewhere"))
    loaded = state.load_result(Reading())
    show(loaded.result, loaded is state, loaded._result.location)


def loading_a_result_that_is_there(show):
    state = Success(result=Result(3, location="elsewhere"))
    show(state.load_result(PrefectResult()).result)
    show(Success().load_result(PrefectResult()).result)


def loading_cached_results(show):
    class Reading(Result):
        def read(self, location):
            return Result(f"read {location}")

    state = Pending(cached_inputs={"x": Result(location="there"), "y": Result(3)})
    state.load_cached_results({"x": Reading(), "y": Reading()})
    show({name: result.value for name, result in sorted(state.cached_inputs.items())})


def subclass_of_a_state(show):
    class Mine(Success):
        color = "#123456"

    show(Mine("m"), Mine().is_successful(), Mine() == Success(), Mine().color)


def pickled(show):
    import cloudpickle

    loaded = cloudpickle.loads(cloudpickle.dumps(Retrying("m", run_count=2, result=3, start_time=DAY)))
    show(loaded, loaded.run_count, loaded.result, loaded.start_time)
