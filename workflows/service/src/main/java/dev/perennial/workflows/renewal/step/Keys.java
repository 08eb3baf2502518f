package dev.perennial.workflows.renewal.step;

import dev.perennial.workflows.renewal.Renewal;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Idempotency keys: the same step of the same try of the same renewal has the same key. */
final class Keys {
    private Keys() {}

    static String of(DelegateExecution execution, Renewal renewal) {
        return "%s:%s:%d"
                .formatted(
                        renewal.id(),
                        execution.getCurrentActivityId(),
                        renewal.candidacy().attempt());
    }
}
