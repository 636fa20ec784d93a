"""Operators and sensors of unusual make: mixins, fields as properties and sets, own rendering, odd subclasses."""

import datetime
from airflow import DAG
from airflow.decorators import task
from airflow.models import BaseOperator
from airflow.exceptions import AirflowException, AirflowSkipException

try:
    from airflow.providers.standard.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.providers.standard.operators.empty import EmptyOperator
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.sdk import BaseSensorOperator
except ImportError:
    from airflow.operators.python import PythonOperator, BranchPythonOperator, ShortCircuitOperator
    from airflow.operators.empty import EmptyOperator
    from airflow.operators.bash import BashOperator
    from airflow.sensors.base import BaseSensorOperator
START = datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc)


class Mixin:
    mixed = "m"

    def helper(self):
        return f"{self.mixed}:{self.task_id}"


class MixOp(Mixin, BaseOperator):
    template_fields = ("a", "b")
    template_fields_renderers = {"a": "json", "b": "sql"}
    ui_color = "#fff"

    def __init__(self, a, b=None, **kwargs):
        super().__init__(**kwargs)
        self.a = a
        self.b = b

    def execute(self, context):
        return [self.helper(), self.a, self.b, context["ds"]]


class After(BaseOperator):
    template_fields = ["x"]

    def __init__(self, *, x, **kwargs):
        self.x = x
        super().__init__(**kwargs)

    def execute(self, context):
        return self.x


class KwOnly(BaseOperator):
    template_fields = ("conf",)

    def __init__(self, **kwargs):
        conf = kwargs.pop("conf", {})
        kwargs.setdefault("task_id", "kwonly_default")
        kwargs["retries"] = 0
        super().__init__(**kwargs)
        self.conf = conf

    def execute(self, context):
        return self.conf


class ChildKw(KwOnly):
    def __init__(self, extra=1, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = extra

    def execute(self, context):
        r = super().execute(context)
        return {"extra": self.extra, **r}


class PropFields(BaseOperator):
    @property
    def template_fields(self):
        return ["one", "two"]

    def __init__(self, one, two, **kw):
        super().__init__(**kw)
        self.one, self.two = one, two

    def execute(self, context):
        return [self.one, self.two]


class SetFields(BaseOperator):
    template_fields = {"only"}

    def __init__(self, only, **kw):
        super().__init__(**kw)
        self.only = only

    def execute(self, context):
        return self.only


class Own(BaseOperator):
    template_fields = ("sql",)

    def __init__(self, sql, **kw):
        super().__init__(**kw)
        self.sql = sql
        self.note = None

    def render_template_fields(self, context, jinja_env=None):
        super().render_template_fields(context, jinja_env)
        self.note = f"rendered {self.sql}"
        self.sql = self.sql.upper()

    def execute(self, context):
        return [self.sql, self.note]


class Pre(BaseOperator):
    def pre_execute(self, context):
        self.seen = context["ti"].try_number

    def execute(self, context):
        return self.seen

    def post_execute(self, context, result=None):
        context["ti"].xcom_push(key="posted", value=result)


class Nested(BaseOperator):
    template_fields = ("obj", "d")

    def __init__(self, obj, d, **kw):
        super().__init__(**kw)
        self.obj = obj
        self.d = d

    def execute(self, context):
        return [self.obj.inner, self.obj.deep["k"], self.d]


class Holder:
    template_fields = ("inner", "deep")

    def __init__(self, inner, deep):
        self.inner, self.deep = inner, deep

    def __repr__(self):
        return "a holder"


with DAG("op_mixins", schedule=None, start_date=START, params={"p": "v"}):
    m = MixOp(task_id="mix", a="{{ ds }}", b={"k": ["{{ params.p }}", 3, None, ("{{ ds_nodash }}",)]})
    After(task_id="after", x=m.output)
    After(task_id="after2", x=[m.output, {"k": m.output}, "{{ ti.xcom_pull('mix')[0] }}"])
    KwOnly(conf={"{{ ds }}": "{{ params.p }}"})
    ChildKw(extra=5, conf={"a": "{{ run_id[:6] }}"}, task_id="child")
    PropFields(task_id="prop", one="{{ ds }}", two="{{ 1 + 1 }}")
    SetFields(task_id="setf", only="{{ task.task_id }}")
    Own(task_id="own", sql="select {{ params.p }}")
    Pre(task_id="pre")
    Nested(
        task_id="nested",
        obj=Holder("{{ ds }}", {"k": "{{ params.p }}"}),
        d=[{"a": {"b": "{{ task_instance_key_str }}"}}],
    )


class MyBash(BashOperator):
    template_fields = (*BashOperator.template_fields, "greeting")

    def __init__(self, greeting="hi {{ ds }}", **kw):
        kw["bash_command"] = "echo $X; echo {{ params.p }}"
        super().__init__(**kw)
        self.greeting = greeting

    def execute(self, context):
        self.env = {"X": self.greeting}
        return super().execute(context)


class MyPy(PythonOperator):
    def __init__(self, *, factor, **kw):
        self.factor = factor
        super().__init__(python_callable=self.work, **kw)

    def work(self, ds, n=2):
        return f"{ds} {n * self.factor}"

    def execute(self, context):
        return "<" + super().execute(context) + ">"


class MyBranch(BranchPythonOperator):
    def execute(self, context):
        r = super().execute(context)
        context["ti"].xcom_push(key="chose", value=r)
        return r


class MyShort(ShortCircuitOperator):
    template_fields = ("op_args", "op_kwargs", "flag")

    def __init__(self, flag, **kw):
        super().__init__(python_callable=lambda: self.flag == "True", **kw)
        self.flag = flag


with DAG("op_subclasses", schedule=None, start_date=START, params={"p": "v"}):
    MyBash(task_id="bash")
    MyPy(task_id="py", factor=3)
    MyPy(task_id="py2", factor=3, op_kwargs={"n": 5})
    MyBranch(task_id="br", python_callable=lambda: ["l"]) >> [EmptyOperator(task_id="l"), EmptyOperator(task_id="r")]
    MyShort(task_id="sc", flag="{{ params.p == 'w' }}") >> EmptyOperator(task_id="behind")
    MyShort(task_id="sc2", flag="{{ params.p == 'v' }}") >> EmptyOperator(task_id="behind2")


class Poker(BaseSensorOperator):
    template_fields = ("target",)

    def __init__(self, target, times=2, **kw):
        super().__init__(**kw)
        self.target = target
        self.times = times
        self.count = 0

    def poke(self, context):
        self.count += 1
        self.log.info("poke %s", self.count)
        return self.count >= self.times


class PokerX(Poker):
    def execute(self, context):
        super().execute(context)
        return f"{self.target} {self.count}"


class Never(BaseSensorOperator):
    def poke(self, context):
        return False


class BadPoke(BaseSensorOperator):
    def poke(self, context):
        raise ValueError("poke")


class SkipPoke(BaseSensorOperator):
    def poke(self, context):
        raise AirflowSkipException("poke")


class Val(BaseSensorOperator):
    def poke(self, context):
        try:
            from airflow.sdk import PokeReturnValue
        except ImportError:
            from airflow.sensors.base import PokeReturnValue
        return PokeReturnValue(is_done=True, xcom_value={"v": context["ds"]})


with DAG("op_sensors", schedule=None, start_date=START):
    Poker(task_id="p", target="x", poke_interval=0.01)
    PokerX(task_id="px", target="{{ ds }}", poke_interval=0.01, times=3)
    Never(task_id="never", poke_interval=0.01, timeout=0.03)
    Never(task_id="never_soft", poke_interval=0.01, timeout=0.03, soft_fail=True) >> EmptyOperator(task_id="aft")
    Never(task_id="never_retry", poke_interval=0.01, timeout=0.03, retries=2, retry_delay=datetime.timedelta(0))
    BadPoke(task_id="badpoke", poke_interval=0.01, retries=1, retry_delay=datetime.timedelta(0))
    BadPoke(task_id="badpoke_soft", poke_interval=0.01, soft_fail=True)
    BadPoke(task_id="badpoke_never_fail", poke_interval=0.01, timeout=0.05, never_fail=True)
    BadPoke(task_id="badpoke_silent", poke_interval=0.01, timeout=0.05, silent_fail=True)
    SkipPoke(task_id="skippoke", poke_interval=0.01)
    Val(task_id="val", poke_interval=0.01)

    @task.sensor(poke_interval=0.01, timeout=1)
    def decs(ti=None):
        return True

    decs()

    @task.sensor(poke_interval=0.01, timeout=0.03, soft_fail=True)
    def decs_no():
        return False

    decs_no()

with DAG("op_misc", schedule=None, start_date=START):

    class Multi(BaseOperator):
        def __init__(self, **kw):
            super().__init__(**kw, multiple_outputs=True)

        def execute(self, context):
            return {"a": 1, "b": [1, 2]}

    Multi(task_id="multi")

    class NoPush(BaseOperator):
        def execute(self, context):
            self.xcom_push(context, "k", 1) if hasattr(self, "xcom_push") else context["ti"].xcom_push(key="k", value=1)
            return 2

    NoPush(task_id="nopush", do_xcom_push=False)

    class Links(BaseOperator):
        operator_extra_links = ()

        def execute(self, context):
            return sorted(self.template_fields)

    Links(task_id="links", doc_md="# hi", task_display_name="Display!")

    class Attr(BaseOperator):
        template_fields = ("command",)
        template_ext = (".sh",)

        def __init__(self, command, **kw):
            super().__init__(**kw)
            self.command = command

        def prepare_template(self):
            self.command = self.command + " prepared {{ ds }}"

        def execute(self, context):
            return self.command

    Attr(task_id="attr", command="go")

    class Cls(BaseOperator):
        calls = []

        def __init__(self, a, b=2, *args, c=3, **kw):
            super().__init__(*args, **kw)
            self.v = (a, b, c)

        def execute(self, context):
            return self.v

    Cls(a=1, task_id="c1")
    Cls(a=1, b=5, c=6, task_id="c2")
    c = Cls(a=1, task_id="c3")
    c.v = ["set later"]

    class Ctx(BaseOperator):
        def execute(self, context):
            ti = context["ti"]
            return {
                "t": ti.task is not None,
                "id": ti.task_id,
                "same": context["task"].task_id,
                "dag": self.dag.dag_id,
                "try": ti.try_number,
                "max": ti.max_tries,
            }

    Ctx(task_id="ctx", retries=4)
