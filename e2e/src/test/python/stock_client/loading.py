"""Models loaded back by the client, which predict what they predicted before."""

import time

import mlflow
import numpy as np
import onnxruntime

from stock_client.flights import COLUMNS
from stock_client.steps import refused, step


def check(name, x, trees, logistic):
    check_xgboost(name, x, trees)
    check_onnx(name, x, logistic)


def check_xgboost(name, x, trees):
    for uri in f"models:/{name}@season-1", f"models:/{name}/{trees.version}":
        loaded = mlflow.xgboost.load_model(uri)
        np.testing.assert_array_equal(loaded.predict_proba(x)[:, 1], trees.predicted)
    generic = mlflow.pyfunc.load_model(f"models:/{name}@season-1")
    np.testing.assert_array_equal(
        np.asarray(generic.predict(x)).ravel(), loaded.predict(x).ravel()
    )
    step("the XGBoost model, loaded back by alias and by number, predicts the same numbers")


def check_onnx(name, x, logistic):
    onnx = mlflow.onnx.load_model(f"models:/{name}@challenger")
    signature = mlflow.models.get_model_info(f"models:/{name}@challenger").signature
    assert signature.inputs.inputs[0].shape == (-1, len(COLUMNS)), signature
    session = onnxruntime.InferenceSession(
        onnx.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    answer = session.run(None, {session.get_inputs()[0].name: x.to_numpy(np.float32)})[1]
    np.testing.assert_allclose(answer, logistic.predicted, rtol=0, atol=1e-5)
    step("the scikit-learn model, loaded back as ONNX by its alias, predicts the same numbers")


def check_unknown(name):
    """What is not there must not look like a failure that passes: the client retries those."""
    begin = time.monotonic()
    refused(
        "RESOURCE_DOES_NOT_EXIST", lambda: mlflow.pyfunc.load_model(f"models:/{name}-none/1")
    )
    refused(
        "RESOURCE_DOES_NOT_EXIST",
        lambda: mlflow.pyfunc.load_model(f"models:/{name}-none@challenger"),
    )
    took = time.monotonic() - begin
    assert took < 5, f"{took:.1f} s"
    step(f"models that are not there are refused within {took:.1f} s")
