"""Makes the models in onnx/ and mlflow/ with the answers of their own libraries.

    python make_models.py

Needs numpy, scikit-learn, skl2onnx and xgboost.
"""
import json
import pathlib

import numpy as np
import xgboost
from skl2onnx import to_onnx
from skl2onnx.common.data_types import FloatTensorType, Int64TensorType, StringTensorType
from sklearn.compose import ColumnTransformer
from sklearn.ensemble import GradientBoostingClassifier, GradientBoostingRegressor
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

here = pathlib.Path(__file__).parent
rng = np.random.default_rng(7)
x = rng.normal(size=(400, 4)).astype(np.float32)
y = (x[:, 0] + x[:, 1] ** 2 + rng.normal(scale=0.3, size=400) > 0.8).astype(int)
probe = x[:20]


def save(name, model, expected, rows):
    (here / "onnx" / f"{name}.onnx").write_bytes(model.SerializeToString())
    (here / "onnx" / f"{name}.json").write_text(
        json.dumps({"rows": rows, "expected": [float(v) for v in expected]}))


classifier = GradientBoostingClassifier(n_estimators=20, max_depth=3, random_state=0).fit(x, y)
expected = classifier.predict_proba(probe)[:, 1]
save("classifier_zipmap", to_onnx(classifier, x[:1], target_opset=17), expected, probe.tolist())
save("classifier_tensor",
     to_onnx(classifier, x[:1], target_opset=17, options={"zipmap": False}),
     expected, probe.tolist())

target = 10 * x[:, 0] - 3 * x[:, 2]
regressor = GradientBoostingRegressor(n_estimators=20, max_depth=3, random_state=0).fit(x, target)
save("regressor", to_onnx(regressor, x[:1], target_opset=17), regressor.predict(probe),
     probe.tolist())

import pandas as pd

frame = pd.DataFrame({"age": x[:, 0], "visits": rng.integers(0, 9, 400),
                      "colour": rng.choice(["red", "green", "blue"], 400)})
named = make_pipeline(
    ColumnTransformer([("c", OneHotEncoder(handle_unknown="ignore"), ["colour"])],
                      remainder="passthrough"),
    LogisticRegression(max_iter=1000)).fit(frame, y)
types = [("age", FloatTensorType([None, 1])), ("visits", Int64TensorType([None, 1])),
         ("colour", StringTensorType([None, 1]))]
save("named_columns", to_onnx(named, initial_types=types, target_opset=17),
     named.predict_proba(frame[:20])[:, 1],
     [[float(a), int(v), str(c)] for a, v, c in frame[:20].itertuples(index=False)])

x[::7, 3] = np.nan
wrapper = xgboost.XGBClassifier(n_estimators=30, max_depth=3, random_state=0, nthread=1)
wrapper.fit(x, y)
wrapper.save_model(here / "mlflow" / "model.ubj")
(here / "mlflow" / "answers.json").write_text(json.dumps({
    "rows": [[None if np.isnan(v) else float(v) for v in row] for row in x[:20]],
    "expected": [float(v) for v in wrapper.predict_proba(x[:20])[:, 1]]}))
