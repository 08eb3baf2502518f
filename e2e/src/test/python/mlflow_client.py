"""The stock MLflow client against a Perennial: log, register, alias, load back, predict the same.

Usage: mlflow_client.py [MODEL_NAME]

Reads MLFLOW_TRACKING_URI and MLFLOW_TRACKING_TOKEN, as MLflow does. With PERENNIAL_URL set, the
model is asked of Perennial's own API too. Says a line a step; ends with 1 at the first
difference.
"""

import sys
import uuid
import warnings

from mlflow import MlflowClient
from stock_client import flights, loading, registry, runs, serving, tidying
from stock_client.steps import step

warnings.filterwarnings("ignore")


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "stock-client"
    client = MlflowClient()
    experiment = client.create_experiment(
        f"{name} {uuid.uuid4().hex[:8]}", tags={"purpose": "e2e"}
    )
    x, y = flights.rows(seed=1)
    trees = runs.log_xgboost(experiment, x, y)
    step(f"run {trees.run_id} with an XGBoost model is logged")
    logistic = runs.log_onnx(experiment, x, y)
    step("a run with a scikit-learn model as ONNX is logged")
    runs.check(client, trees.run_id, experiment)
    trees, logistic = registry.check(client, name, trees, logistic)
    loading.check(name, x, trees, logistic)
    loading.check_unknown(name)
    serving.check_own_api(name, trees)
    serving.check(client, name, x, trees, logistic)
    tidying.check(client, experiment, name)
    print("ok: all of it", flush=True)


if __name__ == "__main__":
    main()
