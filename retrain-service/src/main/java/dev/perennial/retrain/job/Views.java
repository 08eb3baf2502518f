package dev.perennial.retrain.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.perennial.contract.retrain.ComparisonResult;
import dev.perennial.contract.retrain.JobView;
import dev.perennial.contract.retrain.TrainingResult;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Jobs as they are shown. */
@ApplicationScoped
class Views {
    private final ObjectMapper json;
    private final JobLog log;

    Views(ObjectMapper json, JobLog log) {
        this.json = json;
        this.log = log;
    }

    JobView of(JobRow row) {
        return new JobView(
                row.id,
                row.kind,
                row.model,
                row.state,
                row.progress,
                row.step,
                row.attempts,
                row.reference,
                row.requestedBy,
                row.createdAt,
                row.startedAt,
                row.endedAt,
                row.error,
                result(row, JobView.Kind.TRAINING, TrainingResult.class),
                result(row, JobView.Kind.COMPARISON, ComparisonResult.class),
                log.lines(row.id));
    }

    private <T> @Nullable T result(JobRow row, JobView.Kind kind, Class<T> type) {
        JsonNode result = row.result;
        if (row.kind != kind || result == null) {
            return null;
        }
        try {
            return json.treeToValue(result, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The result of job " + row.id + " can't be read", e);
        }
    }
}
