"""How a step is told, and how a refusal is expected."""

from mlflow.exceptions import MlflowException


def step(text):
    print(f"ok: {text}", flush=True)


def refused(code, action):
    """The error that the server must answer with, read by the client."""
    try:
        action()
    except MlflowException as error:
        assert error.error_code == code, f"{code} expected, not {error.error_code}: {error}"
        return
    raise AssertionError(f"{code} expected, but it was allowed")
