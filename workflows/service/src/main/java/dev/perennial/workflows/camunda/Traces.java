package dev.perennial.workflows.camunda;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;

/**
 * Keeps one trace through all steps of an instance: what began it is noted in a variable, and each
 * step goes on from there, also days later and in another process.
 */
public final class Traces {
    /** The variable with the W3C trace parent of what began the instance. */
    public static final String VARIABLE = "traceparent";

    private static final int PARTS = 4;

    private Traces() {}

    /** The trace of what is under way now, in W3C form; empty where there is none. */
    public static Optional<String> current() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of(
                        "00-%s-%s-%s"
                                .formatted(
                                        span.getTraceId(),
                                        span.getSpanId(),
                                        span.getTraceFlags().asHex()))
                : Optional.empty();
    }

    /** Does the work of a job in the trace of its instance. */
    static void within(ProcessEngine engine, String job, Runnable work) {
        Span step =
                GlobalOpenTelemetry.getTracer("perennial")
                        .spanBuilder("workflow step")
                        .setParent(parent(engine, job))
                        .startSpan();
        try (Scope _ = step.makeCurrent()) {
            work.run();
        } finally {
            step.end();
        }
    }

    private static Context parent(ProcessEngine engine, String id) {
        Job job = engine.getManagementService().createJobQuery().jobId(id).singleResult();
        String instance = job == null ? null : job.getProcessInstanceId();
        Object noted =
                instance == null
                        ? null
                        : engine
                                .getRuntimeService()
                                .createVariableInstanceQuery()
                                .processInstanceIdIn(instance)
                                .variableName(VARIABLE)
                                .list()
                                .stream()
                                .map(variable -> variable.getValue())
                                .findFirst()
                                .orElse(null);
        return noted instanceof String text
                ? Context.root().with(Span.wrap(context(text)))
                : Context.root();
    }

    /** Variables may be changed by people: what is no trace parent is no parent. */
    private static SpanContext context(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        return parts.length == PARTS && parts[PARTS - 1].matches("[0-9a-f]{2}")
                ? SpanContext.createFromRemoteParent(
                        parts[1],
                        parts[2],
                        TraceFlags.fromHex(parts[PARTS - 1], 0),
                        TraceState.getDefault())
                : SpanContext.getInvalid();
    }
}
