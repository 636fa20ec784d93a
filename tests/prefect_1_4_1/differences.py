"""Where this package shows something else than Prefect 1.4.1 did, on purpose: the line, what we show
(`None` for no line), and the reason."""

from __future__ import annotations

from typing import NamedTuple


class Difference(NamedTuple):
    """One line that differs."""

    recorded: str
    ours: str | None
    reason: str


#: `topic.case` -> its lines that differ.
DIFFERENCES: dict[str, list[Difference]] = {
    "flow_building.cycle_is_found_when_sorted": [
        Difference(
            recorded="returns <Failed: \"Unexpected error: ValueError('Cycle found; flows must be acyclic!')\">",
            ours="returns <Failed: \"Unexpected error: InvalidFlow('Cycle found; flows must be acyclic! <Task: a"
            "> -> <Task: b> -> <Task: c> -> <Task: d> -> <Task: e> -> <Task: a>: take one of these edges ou"
            "t.')\">",
            reason="the message names the cycle",
        ),
    ],
    "flow_building.finding_tasks": [
        Difference(
            recorded="1 1 0",
            ours="1 1 1",
            reason="the slugs that the flow gave are found as well",
        ),
    ],
    "flow_running.handler_of_a_flow_that_forgets_the_result": [
        Difference(
            recorded="raises TypeError",
            ours='returns <Failed: "no">',
            reason="1.4.1 breaks on the missing result after the run",
        ),
    ],
    "loggers.said_by_a_run": [
        Difference(
            recorded="prefect.TaskRunner INFO Task 'each': Starting task run...",
            ours=None,
            reason="only what is run is logged; a mapped task itself is not, its children are",
        ),
        Difference(
            recorded="prefect.TaskRunner INFO Task 'each': Finished task run for task with final state: 'Mapped'",
            ours=None,
            reason="only what is run is logged; a mapped task itself is not, its children are",
        ),
    ],
    "loggers.printed_lines": [
        Difference(
            recorded="[('prefect.TaskRunner', 'INFO', 'hello'), ('prefect.TaskRunner', 'INFO', '3'), ('prefect.TaskR"
            "unner', 'INFO', 'two\\nlines')] 1",
            ours="[('prefect.mine', 'INFO', 'hello 3'), ('prefect.mine', 'INFO', 'two'), ('prefect.mine', 'INFO'"
            ", 'lines')] 1",
            reason="whole lines, under the name of the task",
        ),
    ],
    "loggers.skips_in_the_log": [
        Difference(
            recorded="[('prefect.TaskRunner', 'INFO', \"Task 'mine': Starting task run...\"), ('prefect.TaskRunner',"
            " 'INFO', \"SKIP signal raised: SKIP('not today')\"), ('prefect.TaskRunner', 'INFO', \"Task 'mi"
            "ne': Finished task run for task with final state: 'Skipped'\"), ('prefect.TaskRunner', 'INFO',"
            " \"Task 'after': Starting task run...\"), ('prefect.TaskRunner', 'INFO', \"Task 'after': Finis"
            "hed task run for task with final state: 'Skipped'\")]",
            ours="[('prefect.TaskRunner', 'INFO', \"Task 'mine': Starting task run...\"), ('prefect.TaskRunner',"
            " 'INFO', \"SKIP signal raised: SKIP('not today')\"), ('prefect.TaskRunner', 'INFO', \"Task 'mi"
            "ne': Finished task run for task with final state: 'Skipped'\")]",
            reason="a task that is skipped because of another never starts, and says nothing",
        ),
    ],
    "mapping.order_of_chained_maps": [
        Difference(
            recorded="[('a', 1), ('a', 2), ('b', 1), ('b', 2)]",
            ours="[('a', 1), ('b', 1), ('a', 2), ('b', 2)]",
            reason="depth first: what a child has made is used before the next is made",
        ),
    ],
    "operators.data_class_as_input": [
        Difference(
            recorded="_Point(x=1, y=<Task: identity>) [_Point(x=<Task: identity>, y=0)]",
            ours="_Point(x=1, y=7) [_Point(x=7, y=0)]",
            reason="fields of data classes are replaced by their results like elements of lists",
        ),
    ],
    "other_on_purpose.item_of_a_result_that_has_a_place": [
        Difference(
            recorded="True",
            ours="False",
            reason="an item stored in the place of the whole result would overwrite it; without a "
            "place of its own the result is taken over",
        ),
    ],
    "other_on_purpose.inputs_that_a_state_brings": [
        Difference(recorded="False", ours="True", reason="inputs that a state brings fill what no edge gives"),
    ],
    "other_on_purpose.results_are_stored_where_one_is_named": [
        Difference(
            recorded="setting False",
            ours="setting None",
            reason="results are stored where a task or flow names a place, without a switch "
            "besides; `flows.checkpointing`, set either way, still decides",
        ),
        Difference(
            recorded="stored False",
            ours="stored True",
            reason="results are stored where a task or flow names a place, without a switch "
            "besides; `flows.checkpointing`, set either way, still decides",
        ),
    ],
    "other_on_purpose.context_in_a_pickle": [
        Difference(
            recorded="raises TypeError saying 'Pickling context objects'",
            ours="returns bytes",
            reason="it is pickled by its name, so that functions that use it go to other processes; its contents stay",
        ),
    ],
    "other_on_purpose.handlers_of_a_copy": [
        Difference(recorded="1", ours="0", reason="a handler of the copy is none of the flow's"),
    ],
    "other_on_purpose.key_of_two_edges": [
        Difference(
            recorded="returns <Edge(key=x, mapped=False, flattened=False): b to added>",
            ours="raises ValueError saying 'has already been assigned'",
            reason="an argument that is given twice is an error at once; 1.4.1 runs with either",
        ),
    ],
    "other_on_purpose.cron_when_clocks_go_back": [
        Difference(
            recorded="['2020-10-31T01:00:00-04:00', '2020-11-01T01:00:00-05:00', '2020-11-02T01:00:00-05:00']",
            ours="['2020-10-31T01:00:00-04:00', '2020-11-01T01:00:00-04:00', '2020-11-02T01:00:00-05:00']",
            reason="an hour that comes twice counts once, the first time, as cron has it",
        ),
    ],
    "other_on_purpose.result_that_is_constant": [
        Difference(recorded="Failed", ours="Success", reason="a constant is known already and is not stored"),
    ],
    "other_on_purpose.named_argument_without_elements": [
        Difference(
            recorded="returns <Task: added>",
            ours="raises TypeError saying 'Cannot map over unsubscriptable object'",
            reason="said at once, as for arguments without a name; in 1.4.1 the run fails",
        ),
    ],
    "other_on_purpose.map_over_a_dictionary": [
        Difference(
            recorded='returns <Failed: "Unexpected error: KeyError(0)">',
            ours='returns <Failed: "Some reference tasks failed.">',
            reason="the task fails and says why; in 1.4.1 the run breaks off",
        ),
    ],
    "other_on_purpose.query_that_writes": [
        Difference(recorded="[(0)]", ours="[(1)]", reason="what a query wrote is committed; 1.4.1 lost it"),
    ],
    "other_on_purpose.result_that_cannot_be_stored": [
        Difference(
            recorded="<Failed: \"Unexpected error: OSError('disk full')\">",
            ours="<Failed: \"Unexpected error: OSError('disk full'). The result of task 't' could not be stored.\">",
            reason="the message says what went wrong",
        ),
    ],
    "other_on_purpose.tags_of_a_task_that_never_began": [
        Difference(recorded="{'tags': []}", ours="{}", reason="only the states of runs have tags"),
    ],
    "other_on_purpose.every_change_in_the_log": [
        Difference(
            recorded="Task 't': Handling state change from Pending to Running",
            ours=None,
            reason="no message for each change of state of a task that needs no steps: they would "
            "cost more than the task",
        ),
        Difference(
            recorded="Task 't': Handling state change from Running to Success",
            ours=None,
            reason="no message for each change of state of a task that needs no steps: they would "
            "cost more than the task",
        ),
    ],
    "other_on_purpose.round_of_a_loop": [
        Difference(
            recorded="raises RecursiveCall",
            ours="returns <Looped>",
            reason="rounds are a loop in the runner, not calls of itself",
        ),
    ],
    "other_on_purpose.retry_of_a_looping_task": [
        Difference(
            recorded="['_loop_count', 'task_run_count'] []",
            ours="['task_run_count'] ['_loop_count', '_loop_result']",
            reason="number and result of the round travel together",
        ),
    ],
    "other_on_purpose.sequence_of_upstream_states": [
        Difference(
            recorded="{'x': <NoResultType: None>}",
            ours="{'x': <NoResultType: None>, 'q': <Result: 4>}",
            reason="inputs that a state brings fill what no edge gives",
        ),
    ],
    "parameters.of_a_flow_around": [
        Difference(
            recorded="5",
            ours="1",
            reason="a flow that is run inside another keeps its own defaults",
        ),
    ],
    "retrying.message_and_count_of_the_state": [
        Difference(
            recorded="[('Retrying Task (after attempt 1 of 3)', 1, 'NoneType'), ('Retrying Task (after attempt 2 of "
            "3)', 2, 'NoneType')]",
            ours="[('Retrying Task (after attempt 1 of 3)', 1, 'ValueError'), ('Retrying Task (after attempt 2 o"
            "f 3)', 2, 'ValueError')]",
            reason="the state still has the error for which the task is tried again",
        ),
    ],
    "runners.flow_runner": [
        Difference(
            recorded="returns <Failed: \"Unexpected error: ValueError('Some tasks in return_tasks were not found in "
            "the flow.')\">",
            ours="returns <Failed: \"Unexpected error: ValueError('Some tasks in return_tasks were not found in "
            "the flow: Task')\">",
            reason="the message names the tasks",
        ),
    ],
    "schedules.interval_over_daylight_saving": [
        Difference(
            recorded="datetime.timedelta(seconds=43200) ['2020-03-08T03:00:00-04:00', '2020-03-08T14:00:00-04:00', '"
            "2020-03-09T02:00:00-04:00', '2020-03-09T14:00:00-04:00']",
            ours="datetime.timedelta(seconds=43200) ['2020-03-08T03:00:00-04:00', '2020-03-08T15:00:00-04:00', '"
            "2020-03-09T03:00:00-04:00', '2020-03-09T15:00:00-04:00']",
            reason="an interval below a day is elapsed time: no run is left out when clocks go back, none moves",
        ),
        Difference(
            recorded="datetime.timedelta(seconds=43200) ['2020-11-01T01:00:00-05:00', '2020-11-01T13:00:00-05:00', '"
            "2020-11-02T01:00:00-05:00', '2020-11-02T13:00:00-05:00']",
            ours="datetime.timedelta(seconds=43200) ['2020-11-01T01:00:00-04:00', '2020-11-01T12:00:00-05:00', '"
            "2020-11-02T00:00:00-05:00', '2020-11-02T12:00:00-05:00']",
            reason="an interval below a day is elapsed time: no run is left out when clocks go back, none moves",
        ),
        Difference(
            recorded="datetime.timedelta(seconds=3600) ['2020-11-01T00:00:00-04:00', '2020-11-01T01:00:00-05:00', '2"
            "020-11-01T02:00:00-05:00', '2020-11-01T03:00:00-05:00']",
            ours="datetime.timedelta(seconds=3600) ['2020-11-01T00:00:00-04:00', '2020-11-01T01:00:00-04:00', '2"
            "020-11-01T01:00:00-05:00', '2020-11-01T02:00:00-05:00']",
            reason="an interval below a day is elapsed time: no run is left out when clocks go back, none moves",
        ),
    ],
    "schedules.adjustments_that_are_checked": [
        Difference(
            recorded="['2020-01-02T09:00:00+00:00', '2020-01-04T09:00:00+00:00', '2020-01-07T09:00:00+00:00', '2020-"
            "01-09T09:00:00+00:00']",
            ours="['2020-01-02T09:00:00+00:00', '2020-01-03T09:00:00+00:00', '2020-01-04T09:00:00+00:00', '2020-"
            "01-07T09:00:00+00:00']",
            reason="an adjusted time hides none of the clock's other times",
        ),
    ],
    "task_binding.bind_over_a_task": [
        Difference(
            recorded="returns <Task: identity>",
            ours="raises ValueError saying 'assigned'",
            reason="an argument that is given twice is an error at once; 1.4.1 runs with either",
        ),
    ],
    "task_binding.upstream_with_a_key_twice": [
        Difference(
            recorded="returns <Task: identity>",
            ours="raises ValueError saying 'x'",
            reason="an argument that is given twice is an error at once; 1.4.1 runs with either",
        ),
    ],
    "task_binding.keys_of_a_dict_that_are_tasks": [
        Difference(
            recorded="{<Parameter: k>: 1}",
            ours="{'key': 1}",
            reason="keys are replaced by their results like values",
        ),
    ],
    "task_library.shell_without_a_command": [
        Difference(
            recorded="raises TypeError",
            ours="raises ValueError",
            reason="what is missing is said; 1.4.1 fails on adding None to a text",
        ),
    ],
    "task_making.types_to_retry_on": [
        Difference(
            recorded="set",
            ours="tuple",
            reason="a tuple, as `isinstance` takes it",
        ),
    ],
    "task_making.target_is_the_location_of_the_result": [
        Difference(
            recorded="{x}.txt {x}.txt",
            ours="None {x}.txt",
            reason="the place is worked out in each run; the result that was given is not changed",
        ),
    ],
    "task_making.target_that_is_a_function": [
        Difference(
            recorded="True <function target_that_is_a_function.<locals>.<lambda> at 0x…>",
            ours="True None",
            reason="the place is worked out in each run; the result that was given is not changed",
        ),
    ],
    "task_making.signature_of_a_task": [
        Difference(
            recorded="<Signature (x, y=1)> <Signature (x, y=1, *, mapped: bool = False, task_args: dict = None, upst"
            "ream_tasks: Iterable[Any] = None, flow: 'Flow' = None) -> 'Task'>",
            ours="<Signature (x, y=1)> <Signature (x, y=1)>",
            reason="the signature of the function, which editors and type checkers show",
        ),
    ],
    "task_making.copy_with_retries_and_no_delay": [
        Difference(
            recorded="returns <Task: a>",
            ours="raises ValueError",
            reason="said at once; in 1.4.1 the task fails when it is to be tried again",
        ),
    ],
    "task_making.nout_of_an_annotation_that_is_text": [
        Difference(
            recorded="None",
            ours="2",
            reason="annotations that are text are understood too",
        ),
    ],
}
