"""Runs: what is logged is read back, found, and guarded."""

import math

import mlflow
import numpy as np
import xgboost
from mlflow.models import infer_signature
from skl2onnx import to_onnx
from sklearn.linear_model import LogisticRegression

from stock_client.flights import Model
from stock_client.steps import refused, step


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
    return Model(run.info.run_id, info.model_uri, predicted)


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
    return Model(run.info.run_id, info.model_uri, chances)


def check(client, run_id, experiment):
    check_values(client, run_id)
    check_artifacts(client, run_id)
    check_search(client, run_id, experiment)
    check_mistakes(client, run_id, experiment)


def check_values(client, run_id):
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


def check_artifacts(client, run_id):
    assert mlflow.artifacts.load_text(f"runs:/{run_id}/notes/read me.txt") == "Notes of the run.\n"
    assert mlflow.artifacts.load_text(f"runs:/{run_id}/notes/empty.txt") == ""
    assert mlflow.artifacts.load_dict(f"runs:/{run_id}/facts.json") == {"a": [1, 2]}
    assert {a.path for a in client.list_artifacts(run_id)} >= {"notes", "facts.json"}
    assert sorted(a.path for a in client.list_artifacts(run_id, "notes")) == [
        "notes/empty.txt",
        "notes/read me.txt",
    ]
    step("artifacts are listed and read back")


def check_search(client, run_id, experiment):
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


def check_mistakes(client, run_id, experiment):
    refused("INVALID_PARAMETER_VALUE", lambda: client.log_param(run_id, "max_depth", 4))
    client.log_param(run_id, "max_depth", 3)
    refused("RESOURCE_DOES_NOT_EXIST", lambda: client.get_run("0" * 32))
    refused(
        "RESOURCE_ALREADY_EXISTS",
        lambda: client.create_experiment(client.get_experiment(experiment).name),
    )
    step("mistakes are told with MLflow's error codes")
