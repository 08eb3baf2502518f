package dev.perennial.monitor;

import dev.perennial.contract.inference.Arm;
import dev.perennial.contract.monitor.CapturedRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as it would be with one thing otherwise, and from a caller that says nothing of itself.
 */
final class Altered {
    private Altered() {}

    static CapturedRequest arm(CapturedRequest request, Arm arm) {
        return copy(request, arm, request.inputs(), request.rows());
    }

    static CapturedRequest inputs(CapturedRequest request, List<String> inputs) {
        return copy(request, request.arm(), inputs, request.rows());
    }

    static CapturedRequest rows(CapturedRequest request, List<List<@Nullable Object>> rows) {
        return copy(request, request.arm(), request.inputs(), rows);
    }

    private static CapturedRequest copy(
            CapturedRequest r, Arm arm, List<String> inputs, List<List<@Nullable Object>> rows) {
        return new CapturedRequest(
                r.id(),
                r.model(),
                r.modelId(),
                r.version(),
                r.alias(),
                arm,
                r.receivedAt(),
                r.eventTimes(),
                r.latencyMicros(),
                null,
                null,
                inputs,
                rows,
                r.outputs(),
                r.answers());
    }
}
