"""The stock MLflow client against a Perennial: log, register, alias, load back, predict the same.

Usage: mlflow_client.py [MODEL_NAME]

Reads MLFLOW_TRACKING_URI and MLFLOW_TRACKING_TOKEN, as MLflow does. With PERENNIAL_URL set, the
model is asked of Perennial's own API too. Says a line a step; ends with 1 at the first
difference.
"""

import math
import os
import sys
import time
import uuid
import warnings

import mlflow
import numpy as np
import onnxruntime
import pandas as pd
import requests
import xgboost
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException
from mlflow.models import infer_signature
from skl2onnx import to_onnx
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
COLUMNS = ["distance", "hour", "wind"]


def step(text):
    print(f"ok: {text}", flush=True)


def rows(seed, count=400):
    """Flights made up from a seed, with a label that depends on hour and wind."""
    random = np.random.default_rng(seed)
    x = pd.DataFrame(
        {
            "distance": random.uniform(100, 2500, count),
            "hour": random.integers(5, 24, count).astype(float),
            "wind": random.gamma(2.0, 5.0, count),
        },
        columns=COLUMNS,
    )
    chance = 1 / (1 + np.exp(-(x.hour - 15) / 3 - (x.wind - 10) / 6))
    return x, (random.uniform(size=count) < chance).astype(int)


def refused(code, action):
    """The error that the server must answer with, read by the client."""
    try:
        action()
    except MlflowException as error:
        assert error.error_code == code, f"{code} expected, not {error.error_code}: {error}"
        return
    raise AssertionError(f"{code} expected, but it was allowed")


def log_xgboost(experiment, x, y):
    model = xgboost.XGBClassifier(n_estimators=20, max_depth=3, random_state=7)
    model.fit(x, y)
    predicted = model.predict_proba(x)[:, 1]
    with mlflow.start_run(experiment_id=experiment, run_name="boosted trees") as run:
        mlflow.log_params({"n_estimators": 20, "max_depth": 3})
        for i in range(5):
            mlflow.log_metric("loss", 1.0 / (i + 1), step=i)
        mlflow.log_metrics({"accuracy": 0.75, "undefined": math.nan, "endless": math.inf})
        mlflow.set_tags({"kind": "trees", "with space": "ü €"})
        mlflow.log_text("Notes of the run.\n", "notes/read me.txt")
        mlflow.log_text("", "notes/empty.txt")
        mlflow.log_dict({"a": [1, 2]}, "facts.json")
        dataset = mlflow.data.from_pandas(x.assign(late=y), name="flights", targets="late")
        mlflow.log_input(dataset, context="training")
        info = mlflow.xgboost.log_model(
            model, name="model", signature=infer_signature(x, predicted), input_example=x.head(2)
        )
    return run.info.run_id, info, predicted


def log_onnx(experiment, x, y):
    numbers = x.to_numpy(np.float32)
    model = LogisticRegression(max_iter=1000).fit(numbers, y)
    onnx = to_onnx(model, numbers[:1], options={"zipmap": False}, target_opset=17)
    with mlflow.start_run(experiment_id=experiment, run_name="logistic") as run:
        mlflow.log_param("max_iter", 1000)
        mlflow.log_metric("accuracy", float(model.score(numbers, y)))
        chances = model.predict_proba(numbers)
        info = mlflow.onnx.log_model(
            onnx, name="model", signature=infer_signature(numbers, chances)
        )
    return run.info.run_id, info, chances


def check_run(client, run_id, experiment):
    run = client.get_run(run_id)
    assert run.info.status == "FINISHED" and run.info.run_name == "boosted trees", run.info
    assert run.data.params == {"n_estimators": "20", "max_depth": "3"}, run.data.params
    assert run.data.metrics["loss"] == 0.2 and run.data.metrics["accuracy"] == 0.75
    assert math.isnan(run.data.metrics["undefined"]) and math.isinf(run.data.metrics["endless"])
    assert run.data.tags["with space"] == "ü €", run.data.tags
    assert [m.value for m in client.get_metric_history(run_id, "loss")] == [
        1.0 / (i + 1) for i in range(5)
    ]
    assert [d.dataset.name for d in run.inputs.dataset_inputs] == ["flights"], run.inputs
    step("params, metrics with their history, tags and inputs are read back")

    assert mlflow.artifacts.load_text(f"runs:/{run_id}/notes/read me.txt") == "Notes of the run.\n"
    assert mlflow.artifacts.load_text(f"runs:/{run_id}/notes/empty.txt") == ""
    assert mlflow.artifacts.load_dict(f"runs:/{run_id}/facts.json") == {"a": [1, 2]}
    assert {a.path for a in client.list_artifacts(run_id)} >= {"notes", "facts.json"}
    assert sorted(a.path for a in client.list_artifacts(run_id, "notes")) == [
        "notes/empty.txt",
        "notes/read me.txt",
    ]
    step("artifacts are listed and read back")

    found = client.search_runs(
        [experiment],
        "metrics.accuracy >= 0.7 and params.max_depth = '3' and tags.`with space` LIKE 'ü%'",
        order_by=["metrics.accuracy DESC"],
    )
    assert [r.info.run_id for r in found] == [run_id], found
    pages, token = [], None
    while True:
        page = client.search_runs([experiment], max_results=1, page_token=token)
        pages += [r.info.run_id for r in page]
        token = page.token
        if not token:
            break
    assert len(pages) == len(set(pages)) >= 2, pages
    refused(
        "INVALID_PARAMETER_VALUE",
        lambda: client.search_runs([experiment], "metrics.accuracy > 1 OR metrics.loss > 1"),
    )
    step("runs are searched by filter and read in pages")

    refused("INVALID_PARAMETER_VALUE", lambda: client.log_param(run_id, "max_depth", 4))
    client.log_param(run_id, "max_depth", 3)
    refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_run("0" * 32))
    refused(
        "RESOURCE_ALREADY_EXISTS",
        lambda: client.create_experiment(client.get_experiment(experiment).name),
    )
    step("mistakes are told with MLflow's error codes")


def check_registry(client, name, xgb, onnx):
    if not client.search_registered_models(f"name = '{name}'"):
        client.create_registered_model(name, {"team": "e2e"}, "Made by the stock client")
    boosted = mlflow.register_model(xgb.model_uri, name)
    logistic = mlflow.register_model(onnx.model_uri, name)
    assert int(logistic.version) == int(boosted.version) + 1, (boosted, logistic)
    step(f"{name} has versions {boosted.version} (XGBoost) and {logistic.version} (ONNX)")

    client.set_registered_model_alias(name, "challenger", boosted.version)
    client.set_registered_model_alias(name, "challenger", logistic.version)
    client.set_registered_model_alias(name, "season-1", boosted.version)
    by_alias = client.get_model_version_by_alias(name, "challenger")
    assert by_alias.version == logistic.version, by_alias
    aliases = client.get_registered_model(name).aliases
    assert aliases["season-1"] == boosted.version, aliases
    client.set_model_version_tag(name, boosted.version, "reviewed", "yes")
    client.update_model_version(name, boosted.version, "Boosted trees")
    found = client.search_model_versions(f"name = '{name}' and tags.reviewed = 'yes'")
    assert boosted.version in [v.version for v in found], found
    assert client.get_model_version(name, boosted.version).description == "Boosted trees"
    latest = client.get_registered_model(name).latest_versions
    assert [v.version for v in latest] == [logistic.version], latest
    step("aliases, tags and descriptions are set, found and read back")

    refused(
        "INVALID_PARAMETER_VALUE", lambda: client.get_model_version_by_alias(name, "no-such")
    )
    refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_registered_model(name + "-none"))
    refused(
        "INVALID_PARAMETER_VALUE",
        lambda: client.create_model_version(name, "file:///etc", await_creation_for=0),
    )
    refused(
        "INVALID_PARAMETER_VALUE",
        lambda: client.transition_model_version_stage(name, boosted.version, "Production"),
    )
    step("wrong aliases, models, sources and stages are refused")
    return boosted, logistic


def check_predictions(name, version, x, trees, chances):
    for uri in f"models:/{name}@season-1", f"models:/{name}/{version}":
        loaded = mlflow.xgboost.load_model(uri)
        np.testing.assert_array_equal(loaded.predict_proba(x)[:, 1], trees)
    generic = mlflow.pyfunc.load_model(f"models:/{name}@season-1")
    np.testing.assert_array_equal(
        np.asarray(generic.predict(x)).ravel(), loaded.predict(x).ravel()
    )
    step("the XGBoost model, loaded back by alias and by number, predicts the same numbers")

    onnx = mlflow.onnx.load_model(f"models:/{name}@challenger")
    signature = mlflow.models.get_model_info(f"models:/{name}@challenger").signature
    assert signature.inputs.inputs[0].shape == (-1, len(COLUMNS)), signature
    session = onnxruntime.InferenceSession(
        onnx.SerializeToString(), providers=["CPUExecutionProvider"]
    )
    answer = session.run(None, {session.get_inputs()[0].name: x.to_numpy(np.float32)})[1]
    np.testing.assert_allclose(answer, chances, rtol=0, atol=1e-5)
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


def check_own_api(name, version):
    url = os.environ.get("PERENNIAL_URL")
    if not url:
        return
    answer = requests.get(
        f"{url}/api/registry/v1/models/{name}/versions/{version}",
        headers={"Authorization": "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"]},
        timeout=30,
    )
    answer.raise_for_status()
    files = [file["path"] for file in answer.json()["files"]]
    assert "MLmodel" in files, files
    step(f"Perennial's own API knows the version's {len(files)} files")


def ask(url, path, body=None):
    headers = {"Authorization": "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"]}
    if body is None:
        return requests.get(url + path, headers=headers, timeout=30)
    return requests.post(url + path, json=body, headers=headers, timeout=30)


def infer(url, path, inputs):
    answer = ask(url, path + "/infer", {"inputs": inputs})
    assert answer.status_code == 200, answer.text
    return {o["name"]: np.reshape(o["data"], o["shape"]) for o in answer.json()["outputs"]}


def served_as_champion(url, name):
    for loaded in ask(url, "/api/inference/v1/loaded").json():
        if (loaded["model"], loaded.get("alias")) == (name, "champion"):
            return loaded["version"]
    return None


def check_serving(client, name, boosted, logistic, x, trees, chances):
    """The served versions answer what the client's own libraries answer."""
    url = os.environ.get("PERENNIAL_URL")
    if not url:
        return
    path = f"/v2/models/{name}"
    columns = [
        {"name": c, "shape": [len(x)], "datatype": "FP64", "data": x[c].tolist()} for c in COLUMNS
    ]
    matrix = [
        {
            "name": "X",
            "shape": list(x.shape),
            "datatype": "FP32",
            "data": x.to_numpy(np.float32).ravel().tolist(),
        }
    ]
    served = infer(url, f"{path}/versions/{boosted.version}", columns)
    np.testing.assert_allclose(served["score"], trees, rtol=0, atol=1e-6)
    served = infer(url, f"{path}/versions/{logistic.version}", matrix)
    np.testing.assert_allclose(served["score"], chances[:, 1], rtol=0, atol=1e-5)
    np.testing.assert_allclose(served["probabilities"], chances, rtol=0, atol=1e-5)
    step("both versions, served by number, predict the same numbers")

    for version, inputs, expected in (
        (boosted, columns, trees),
        (logistic, matrix, chances[:, 1]),
    ):
        client.set_registered_model_alias(name, "champion", version.version)
        until = time.monotonic() + 30
        while served_as_champion(url, name) != version.version:
            assert time.monotonic() < until, f"version {version.version} after 30 s"
            time.sleep(0.05)
        np.testing.assert_allclose(infer(url, path, inputs)["score"], expected, rtol=0, atol=1e-5)
    step("what the alias champion names is served, and follows it when it moves")


def tidy_up(client, experiment, name):
    scratch = name + "-scratch-" + uuid.uuid4().hex[:8]
    client.create_registered_model(scratch)
    client.rename_registered_model(scratch, scratch + "-renamed")
    client.delete_registered_model(scratch + "-renamed")
    refused(
        "RESOURCE_DOES_NOT_EXIST", lambda: client.get_registered_model(scratch + "-renamed")
    )
    run = client.create_run(experiment)
    client.delete_run(run.info.run_id)
    assert client.get_run(run.info.run_id).info.lifecycle_stage == "deleted"
    client.restore_run(run.info.run_id)
    client.set_terminated(run.info.run_id, "KILLED")
    assert client.get_run(run.info.run_id).info.status == "KILLED"
    client.delete_experiment(experiment)
    assert client.get_experiment(experiment).lifecycle_stage == "deleted"
    client.restore_experiment(experiment)
    step("models, runs and experiments are renamed, deleted and restored")


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "stock-client"
    client = MlflowClient()
    experiment = client.create_experiment(
        f"{name} {uuid.uuid4().hex[:8]}", tags={"purpose": "e2e"}
    )
    x, y = rows(seed=1)
    run_id, xgb, trees = log_xgboost(experiment, x, y)
    step(f"run {run_id} with an XGBoost model is logged")
    _, onnx, chances = log_onnx(experiment, x, y)
    step("a run with a scikit-learn model as ONNX is logged")
    check_run(client, run_id, experiment)
    boosted, logistic = check_registry(client, name, xgb, onnx)
    check_predictions(name, boosted.version, x, trees, chances)
    check_unknown(name)
    check_own_api(name, boosted.version)
    check_serving(client, name, boosted, logistic, x, trees, chances)
    tidy_up(client, experiment, name)
    print("ok: all of it", flush=True)


if __name__ == "__main__":
    main()
