"""The registry: versions, aliases, tags, and what is refused."""

from dataclasses import replace

import mlflow

from stock_client.steps import refused, step


def check(client, name, trees, logistic):
    """Registers both, the trees as season-1 and the other as challenger; they come back with
    their versions."""
    if not client.search_registered_models(f"name = '{name}'"):
        client.create_registered_model(name, {"team": "e2e"}, "Made by the stock client")
    trees = replace(trees, version=mlflow.register_model(trees.uri, name).version)
    logistic = replace(logistic, version=mlflow.register_model(logistic.uri, name).version)
    assert int(logistic.version) == int(trees.version) + 1, (trees.version, logistic.version)
    step(f"{name} has versions {trees.version} (XGBoost) and {logistic.version} (ONNX)")
    check_names(client, name, trees, logistic)
    check_refusals(client, name, trees)
    return trees, logistic


def check_names(client, name, trees, logistic):
    client.set_registered_model_alias(name, "challenger", trees.version)
    client.set_registered_model_alias(name, "challenger", logistic.version)
    client.set_registered_model_alias(name, "season-1", trees.version)
    by_alias = client.get_model_version_by_alias(name, "challenger")
    assert by_alias.version == logistic.version, by_alias
    aliases = client.get_registered_model(name).aliases
    assert aliases["season-1"] == trees.version, aliases
    client.set_model_version_tag(name, trees.version, "reviewed", "yes")
    client.update_model_version(name, trees.version, "Boosted trees")
    found = client.search_model_versions(f"name = '{name}' and tags.reviewed = 'yes'")
    assert trees.version in [v.version for v in found], found
    assert client.get_model_version(name, trees.version).description == "Boosted trees"
    latest = client.get_registered_model(name).latest_versions
    assert [v.version for v in latest] == [logistic.version], latest
    step("aliases, tags and descriptions are set, found and read back")


def check_refusals(client, name, trees):
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
        lambda: client.transition_model_version_stage(name, trees.version, "Production"),
    )
    step("wrong aliases, models, sources and stages are refused")
