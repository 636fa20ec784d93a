"""`resource_manager`: setup, use and cleanup, with failures at each."""

from __future__ import annotations

from prefect import Flow, Parameter, case, resource_manager, task, unmapped
from prefect.core.task import Task


@task
def use(resource):
    return resource


@task
def fail(resource):
    raise ValueError("used")


def _manager(events, **options):
    class Manager:
        def __init__(self, number=4):
            self.number = number

        def setup(self):
            events.append(("setup", self.number))
            return self.number * 2

        def cleanup(self, resource):
            events.append(("cleanup", resource))

    return resource_manager(Manager, **options) if not options else resource_manager(**options)(Manager)


def success(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(3) as resource:
            used = use(resource)
    state = flow.run()
    show(state, events, state.result[used].result)
    show(sorted(task.name for task in flow.tasks), [task.name for task in flow.reference_tasks()])


def edges(show):
    with Flow("f") as flow:
        with _manager([])(3) as resource:
            use(resource)
    show(sorted((edge.upstream_task.name, edge.downstream_task.name, edge.key or "") for edge in flow.edges))


def use_that_fails(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(3) as resource:
            fail(resource)
    show(flow.run(), events)


def setup_that_fails(show):
    events = []

    @resource_manager
    class Broken:
        def setup(self):
            raise ValueError("setup")

        def cleanup(self, resource):
            events.append("cleanup")

    with Flow("f") as flow:
        with Broken() as resource:
            use(resource)
    state = flow.run()
    show(state, events, sorted((task.name, str(state.result[task])) for task in flow.tasks))


def init_that_fails(show):
    @resource_manager
    class Broken:
        def __init__(self):
            raise ValueError("init")

        def setup(self):
            return 1

        def cleanup(self, resource):
            pass

    with Flow("f") as flow:
        with Broken() as resource:
            use(resource)
    state = flow.run()
    show(state, sorted((task.name, type(state.result[task]).__name__) for task in flow.tasks))


def cleanup_that_fails(show):
    @resource_manager
    class Broken:
        def setup(self):
            return 1

        def cleanup(self, resource):
            raise ValueError("cleanup")

    with Flow("f") as flow:
        with Broken() as resource:
            use(resource)
    state = flow.run()
    show(state, sorted((task.name, type(state.result[task]).__name__) for task in flow.tasks))


def without_setup(show):
    @resource_manager
    class Plain:
        def cleanup(self, resource):
            show("cleanup", resource)

    with Flow("f") as flow:
        with Plain() as resource:
            used = use(resource)
    show(flow.run().result[used].result)


def names(show):
    with Flow("f") as flow:
        with _manager([], name="mine", setup_task_kwargs={"name": "begin"}, cleanup_task_kwargs={"name": "end"})(
            1
        ) as r:
            use(r)
    show(sorted(task.name for task in flow.tasks))


def init_task_options(show):
    with Flow("f") as flow:
        with _manager([], init_task_kwargs={"name": "make", "tags": ["t"]})(1) as resource:
            use(resource)
    show(sorted((task.name, sorted(task.tags)) for task in flow.tasks))


def skip_and_trigger_of_the_tasks(show):
    with Flow("f") as flow:
        with _manager([])(1) as resource:
            use(resource)
    show(sorted((task.name, task.trigger.__name__, task.skip_on_upstream_skip) for task in flow.tasks))


def arguments_that_are_tasks(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(Parameter("n")) as resource:
            use(resource)
    flow.run(n=7)
    show(events)


def outside_a_flow(show):
    show.error(lambda: _manager([])(3).__enter__(), saying="flow")


def empty_block(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(3):
            pass
    show(flow.run(), events)


def one_in_another(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(1) as outer:
            with _manager(events)(2) as inner:
                both = task(lambda a, b: a + b, name="both")(outer, inner)
    show(flow.run().result[both].result, events)


def in_a_case(show):
    events = []
    with Flow("f") as flow:
        with case(Parameter("p"), True):
            with _manager(events)(1) as resource:
                use(resource)
    show(flow.run(p=False), events)
    show(flow.run(p=True), events)


def case_inside(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(1) as resource:
            with case(Parameter("p"), True):
                use(resource)
    show(flow.run(p=False), events)


def tasks_that_do_not_use_it(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(1):
            task(lambda: events.append("inside"), name="inside")()
    flow.run()
    show(events)


def tasks_after_it(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(1) as resource:
            used = use(resource)
        task(lambda x: events.append(("after", x)), name="after")(used)
    flow.run()
    show(sorted(events, key=str))


def mapped_use(show):
    events = []
    with Flow("f") as flow:
        with _manager(events)(1) as resource:
            used = task(lambda x, r: (x, r), name="use").map([1, 2], unmapped(resource))
    show(flow.run().result[used].result, events)


def representation(show):
    manager = _manager([], name="mine")
    show(type(manager).__name__, isinstance(manager, Task), manager.name)
