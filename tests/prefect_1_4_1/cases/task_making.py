"""Tasks: their arguments, what they refuse, copies, inputs and outputs."""

from __future__ import annotations

from datetime import timedelta
from typing import List, Tuple

import prefect
from prefect import Flow, Task, task
from prefect.engine.cache_validators import all_inputs, duration_only
from prefect.engine.results import LocalResult
from prefect.triggers import all_failed


def defaults(show):
    made = Task()
    show(made.name, made.slug, made.tags, made.max_retries, made.retry_delay, made.timeout, made.trigger.__name__)
    show(made.skip_on_upstream_skip, made.cache_for, made.cache_validator.__name__, made.cache_key, made.checkpoint)
    show(made.result, made.target, made.state_handlers, made.log_stdout, made.task_run_name, made.nout)
    show(made.retry_on, made.auto_generated)


def every_argument(show):
    def handler(task, old, new):
        return new

    made = Task(
        name="n", slug="s", tags=["b", "a"], max_retries=2, retry_delay=timedelta(seconds=3), retry_on=(KeyError,),
        timeout=4, trigger=all_failed, skip_on_upstream_skip=False, cache_for=timedelta(hours=1),
        cache_validator=all_inputs, cache_key="k", checkpoint=True, result=LocalResult(dir="."),
        state_handlers=[handler],
        log_stdout=True, task_run_name="run-{x}", nout=3,
    )  # fmt: skip
    show(made.name, made.slug, made.tags, made.max_retries, made.retry_delay, set(made.retry_on), made.timeout)
    show(made.trigger.__name__, made.skip_on_upstream_skip, made.cache_for, made.cache_validator.__name__)
    show(made.cache_key, made.checkpoint, type(made.result).__name__, made.state_handlers == [handler])
    show(made.log_stdout, made.task_run_name, made.nout)


def representation(show):
    show(repr(Task()), str(Task("copy")), Task("copy"))


def class_names_the_task(show):
    class Extract(Task):
        pass

    show(Extract().name, Extract(name="other").name, Extract())


def base_task_does_nothing(show):
    show(Task().run())


def retries_need_a_delay(show):
    show.error(Task, max_retries=2, saying="retry_delay")


def delay_needs_retries(show):
    show.error(Task, retry_delay=timedelta(1), saying="max_retries")
    show.error(Task, max_retries=0, retry_delay=timedelta(1), saying="max_retries")


def negative_retries(show):
    show.error(Task, max_retries=-1, retry_delay=timedelta(1))


def retry_on_needs_retries(show):
    show.error(Task, retry_on=ValueError, saying="retry_on")


def types_to_retry_on(show):
    def made(retry_on):
        return Task(max_retries=1, retry_delay=timedelta(0), retry_on=retry_on).retry_on

    show([set(made(given)) for given in (ValueError, [ValueError, KeyError], (OSError,), {OSError})])
    show(type(made(OSError)).__name__)


def retry_on_what_is_no_error(show):
    show.error(Task, max_retries=1, retry_delay=timedelta(0), retry_on=3)
    show.error(Task, max_retries=1, retry_delay=timedelta(0), retry_on=[3])
    show.error(Task, max_retries=1, retry_delay=timedelta(0), retry_on=ValueError("x"))


def timeout_in_seconds(show):
    show(Task(timeout=3).timeout, Task(timeout=timedelta(minutes=1)).timeout)


def timeout_of_another_kind(show):
    show.error(Task, timeout=0.5)
    show.error(Task, timeout="3")
    show.error(Task, timeout=timedelta(milliseconds=500))


def timeout_is_cut_to_seconds(show):
    show(Task(timeout=timedelta(seconds=3.5)).timeout)


def trigger_is_called(show):
    show.error(Task, trigger=1, saying="trigger")
    show.error(Task, trigger="all_failed", saying="trigger")


def state_handlers_are_a_list(show):
    show.error(Task, state_handlers=lambda task, old, new: new, saying="iterable")


def on_failure_is_called(show):
    show.error(Task, on_failure=1)
    show(len(Task(on_failure=lambda task, state: None).state_handlers))


def tags_are_a_list(show):
    show.error(Task, tags="abc", saying="tags")
    show(Task(tags=["a", "a", "b"]).tags, Task(tags={"x"}).tags)


def tags_of_the_context(show):
    with prefect.tags("a", "b"):
        with prefect.tags("c"):
            inner = Task(tags=["d"])
        outer = Task()
    show(inner.tags, outer.tags, Task().tags)


def tags_of_the_context_reach_functions(show):
    with prefect.tags("a"):
        with Flow("f"):
            called = task(lambda: 1)()
    show(called.tags)


def cache_key_alone(show):
    show(Task(cache_key="x").cache_key, Task(cache_key="x").cache_validator.__name__)


def cache_for_brings_a_validator(show):
    show(Task(cache_for=timedelta(1)).cache_validator is duration_only)


def validator_without_cache_for(show):
    show(Task(cache_validator=all_inputs).cache_validator.__name__)


def target_and_result_location(show):
    show.error(Task, result=LocalResult(dir=".", location="a"), target="b", saying="target")


def target_is_the_location_of_the_result(show):
    made = Task(result=LocalResult(dir="."), target="{x}.txt")
    show(made.result.location, made.target)


def target_turns_checkpoints_on(show):
    show(Task(target="x").checkpoint, Task(target="x", checkpoint=False).checkpoint)


def target_that_is_a_function(show):
    made = Task(result=LocalResult(dir="."), target=lambda **kwargs: "x")
    show(callable(made.target), made.result.location)


def nout_counts(show):
    show.error(Task, nout=-1, saying="nout")
    show.error(Task, nout="x", saying="nout")
    show(Task(nout=0).nout, Task(nout=2).nout)


def unknown_argument(show):
    show.error(Task, nope=1)


def inputs_of_a_class(show):
    class Add(Task):
        def run(self, x, y=2):
            return x + y

    show(Add().inputs(), Add().outputs())


def inputs_of_an_annotated_class(show):
    class Add(Task):
        def run(self, x: int, y: str = "a") -> float:
            return 1.0

    show({name: sorted(told) for name, told in Add().inputs().items()}, Add().inputs()["y"]["required"])


def inputs_of_keywords(show):
    class Any_(Task):
        def run(self, **kwargs):
            return kwargs

    show(Any_().inputs())


def inputs_of_a_function(show):
    @task
    def add(x, y="s"):
        return x

    show(add.inputs(), add.outputs())


def run_with_positional_rest(show):
    def rest():
        class Rest(Task):
            def run(self, *args):
                pass

        return Rest()

    show.error(rest, saying="*args")
    show.error(task, lambda *args: args, saying="*args")


def reserved_arguments(show):
    def taking(name):
        exec(f"class Odd(Task):\n    def run(self, {name}): pass\nOdd()", {"Task": Task})

    for name in ("upstream_tasks", "mapped", "task_args", "flow"):
        show.error(taking, name, saying=name)


def not_reserved(show):
    class Fine(Task):
        def run(self, name, tags, slug, downstream_tasks):
            pass

    show(list(Fine().inputs()))


def signature_of_a_task(show):
    import inspect

    @task
    def add(x, y=1):
        return x + y

    show(inspect.signature(add.run), inspect.signature(add))


def state_on_the_instance(show):
    class Add(Task):
        def __init__(self, by, **kwargs):
            self.by = by
            super().__init__(**kwargs)

        def run(self, x):
            return x + self.by

    with Flow("f") as flow:
        added = Add(by=3, name="three")(4)
    show(flow.run().result[added].result, added.by, added.name)


def init_that_forgets_super(show):
    class Forgets(Task):
        def __init__(self):
            self.x = 1

    show.error(lambda: Flow("f").add_task(Forgets()))


def copy_is_another(show):
    original = Task("a", tags=["t"], max_retries=1, retry_delay=timedelta(1))
    copied = original.copy()
    show(copied is original, copied == original, copied.name, copied.tags, copied.max_retries)


def copy_with_changes(show):
    copied = Task("a").copy(name="z", timeout=2)
    show(copied.name, copied.timeout)


def copy_with_retries_and_no_delay(show):
    show.error(Task("a").copy, max_retries=2)


def copy_with_an_unknown_change(show):
    show.error(Task("a").copy, nope=3, saying="nope")


def copy_shares_no_tags(show):
    original = Task("a", tags=["t"])
    copied = original.copy()
    copied.tags.add("u")
    show(original.tags, copied.tags)


def copy_keeps_a_given_slug(show):
    original = Task("a", slug="s")
    show(original.copy().slug, original.copy(slug="k").slug)


def copy_keeps_what_the_class_adds(show):
    class Add(Task):
        def __init__(self, by, **kwargs):
            self.by = by
            super().__init__(**kwargs)

    original = Add(by=[1])
    show(original.copy().by, original.copy(by=[2]).by, original.by)


def copies_are_two_tasks_of_a_flow(show):
    original = Task("a")
    with Flow("f") as flow:
        original.copy()()
        original()
    show(len(flow.tasks))


def equality_is_identity(show):
    one, other = Task(), Task()
    show(one == one, one == other, one != other, len({one, other}))


def comparing_for_equality_makes_no_task(show):
    show(type(Task() == 1).__name__, type(Task() != 1).__name__)


def not_a_sequence(show):
    show.error(iter, Task())
    show.error(len, Task())


def function_task_looks_like_the_function(show):
    @task
    def add(x, y):
        """Adds."""
        return x + y

    show(add.name, add.__name__, add.__doc__, add.run(1, 2), add.__wrapped__(1, 2), type(add).__name__)


def function_that_is_none(show):
    show.error(task, 3)
    show.error(prefect.tasks.core.function.FunctionTask, 3, saying="callable")


def lambda_as_task(show):
    show(task(lambda: 1).name, task(lambda: 1, name="q").name)


def partial_as_task(show):
    import functools

    show.error(task, functools.partial(pow, 2))
    show(task(functools.partial(pow, 2), name="p").name)


def decorator_with_arguments(show):
    @task(name="n", max_retries=1, retry_delay=timedelta(2), tags=["x"])
    def work():
        pass

    show(work.name, work.max_retries, work.tags, work.retry_delay)


def nout_of_an_annotation(show):
    def returning(annotation):
        def function():
            pass

        function.__annotations__ = {"return": annotation}
        return function

    for annotation in (Tuple[int, str], Tuple[int, ...], Tuple[()], List[int], tuple, int):
        show(annotation, task(returning(annotation)).nout)
    show(task(returning(Tuple[int, str]), nout=5).nout)


def nout_of_an_annotation_that_is_text(show):
    @task
    def pair() -> Tuple[int, str]:
        return 1, "a"

    show(pair.nout)


def logger_has_the_name(show):
    show(Task("x").logger.name, Flow("q").logger.name)


def class_task_with_a_name_of_its_own(show):
    class Named(Task):
        def __init__(self):
            super().__init__(name="mine", tags=["t"])

        def run(self):
            return self.name

    with Flow("f") as flow:
        called = Named()()
    show(flow.run().result[called].result)
