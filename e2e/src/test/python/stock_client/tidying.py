"""What is renamed, deleted and restored."""

import uuid

from stock_client.steps import refused, step


def check(client, experiment, name):
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
