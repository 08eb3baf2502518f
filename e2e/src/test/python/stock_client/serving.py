"""The same models by Perennial's own doors; left out without PERENNIAL_URL."""

import os
import time

import numpy as np
import requests

from stock_client.flights import COLUMNS
from stock_client.steps import step


def ask(url, path, body=None):
    headers = {"Authorization": "Bearer " + os.environ["MLFLOW_TRACKING_TOKEN"]}
    if body is None:
        return requests.get(url + path, headers=headers, timeout=30)
    return requests.post(url + path, json=body, headers=headers, timeout=30)


def check_own_api(name, model):
    url = os.environ.get("PERENNIAL_URL")
    if not url:
        return
    answer = ask(url, f"/api/registry/v1/models/{name}/versions/{model.version}")
    answer.raise_for_status()
    files = [file["path"] for file in answer.json()["files"]]
    assert "MLmodel" in files, files
    step(f"Perennial's own API knows the version's {len(files)} files")


def infer(url, path, inputs):
    answer = ask(url, path + "/infer", {"inputs": inputs})
    assert answer.status_code == 200, answer.text
    return {o["name"]: np.reshape(o["data"], o["shape"]) for o in answer.json()["outputs"]}


def as_columns(x):
    return [
        {"name": c, "shape": [len(x)], "datatype": "FP64", "data": x[c].tolist()} for c in COLUMNS
    ]


def as_matrix(x):
    return [
        {
            "name": "X",
            "shape": list(x.shape),
            "datatype": "FP32",
            "data": x.to_numpy(np.float32).ravel().tolist(),
        }
    ]


def check(client, name, x, trees, logistic):
    """The served versions answer what the client's own libraries answer."""
    url = os.environ.get("PERENNIAL_URL")
    if not url:
        return
    path = f"/v2/models/{name}"
    served = infer(url, f"{path}/versions/{trees.version}", as_columns(x))
    np.testing.assert_allclose(served["score"], trees.predicted, rtol=0, atol=1e-6)
    served = infer(url, f"{path}/versions/{logistic.version}", as_matrix(x))
    np.testing.assert_allclose(served["score"], logistic.predicted[:, 1], rtol=0, atol=1e-5)
    np.testing.assert_allclose(served["probabilities"], logistic.predicted, rtol=0, atol=1e-5)
    step("both versions, served by number, predict the same numbers")

    for version, inputs, expected in (
        (trees.version, as_columns(x), trees.predicted),
        (logistic.version, as_matrix(x), logistic.predicted[:, 1]),
    ):
        client.set_registered_model_alias(name, "champion", version)
        await_champion(url, name, version)
        np.testing.assert_allclose(infer(url, path, inputs)["score"], expected, rtol=0, atol=1e-5)
    step("what the alias champion names is served, and follows it when it moves")


def await_champion(url, name, version):
    until = time.monotonic() + 30
    while served_as_champion(url, name) != version:
        assert time.monotonic() < until, f"version {version} after 30 s"
        time.sleep(0.05)


def served_as_champion(url, name):
    for loaded in ask(url, "/api/inference/v1/loaded").json():
        if (loaded["model"], loaded.get("alias")) == (name, "champion"):
            return loaded["version"]
    return None
