"""The smallest flow: `python examples/hello.py`, or `prefect run examples/hello.py`."""

from prefect import Flow, task


@task
def say_hello():
    print("Hello, world!")


with Flow("My First Flow") as flow:
    say_hello()

if __name__ == "__main__":
    flow.run()
